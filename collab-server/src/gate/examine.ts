import * as Y from 'yjs';
import { cover, type Coverage } from './coverage';
import { decode } from './decode';
import { Missing, Refusal, type Examination } from './examination';
import { checkNesting } from './nesting';
import { checkShape } from './shape';

/**
 * Examines an update from a client against a document, without changing either (SY8, SY16, SY28). Whose client ids
 * are whose is not asked here. Never throws.
 */
export function examine(doc: Y.Doc, update: Uint8Array): Examination {
  try {
    const decoded = decode(update);
    checkShape(decoded);
    const coverage = cover(doc, decoded);
    checkNesting(doc, coverage.fresh);
    return verdict(doc, update, coverage);
  } catch (error) {
    if (error instanceof Missing) return { verdict: 'missing' };
    return { verdict: 'refused', reason: error instanceof Refusal ? error.reason : 'bad_frame' };
  }
}

function verdict(doc: Y.Doc, update: Uint8Array, { writers, repeats, deletes }: Coverage): Examination {
  if (writers.length === 0 && !deletes) return { verdict: 'known' };
  // What is repeated is left out: its words could differ from the ones that were committed under the same clock.
  const rest = repeats ? Y.diffUpdate(update, Y.encodeStateVector(doc)) : update;
  return { verdict: 'new', clients: writers, update: rest };
}
