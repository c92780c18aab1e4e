import { Failure } from '@samepage/contracts';
import * as Y from 'yjs';

/**
 * Whether a document holds all that was written by whoever sent this state vector (base64). Words taken away leave no
 * trace in a state vector: only whoever took them away can tell whether that is saved.
 * @throws Failure `invalid_input` for what is no state vector.
 */
export function covers(doc: Y.Doc, stateVector: string): boolean {
  return [...decoded(stateVector)].every(([client, clock]) => Y.getState(doc.store, client) >= clock);
}

function decoded(stateVector: string): Map<number, number> {
  try {
    return Y.decodeStateVector(Buffer.from(stateVector, 'base64'));
  } catch {
    const message = 'This is not a Yjs state vector.';
    throw new Failure('invalid_input', message, [{ path: 'stateVector', message }]);
  }
}
