import * as Y from 'yjs';
import { contentHash } from './content-hash';

/** What a replay comes to. `bytes` is one Yjs update (V1) of the whole state, without the text that was deleted. */
export interface Replayed {
  readonly bytes: Uint8Array;
  readonly stateVector: Uint8Array;
  /** All that was deleted and nothing else, as an update: what somebody who has every struct may still lack. */
  readonly deletions: Uint8Array;
  /** See `contentHash`. */
  readonly contentHash: string;
}

/** Replays updates (V1) on top of a state; null is the empty document. May do so in another thread. */
export type Replayer = (
  base: Uint8Array | null,
  updates: readonly Uint8Array[],
) => Replayed | Promise<Replayed>;

/**
 * Replays updates through a garbage-collecting document: what comes out shows the same, and holds no deleted text.
 * What waits for an update that is not there is kept, waiting. Throws when an update is not one.
 */
export function replay(base: Uint8Array | null, updates: readonly Uint8Array[]): Replayed {
  const doc = docOf(base ? [base, ...updates] : updates);
  const replayed = outcomeOf(doc);
  doc.destroy();
  return replayed;
}

/** A garbage-collecting document with these updates applied. */
export function docOf(updates: Iterable<Uint8Array>): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  applyAll(doc, updates);
  return doc;
}

/** In one transaction, so that Yjs tidies up once and not after every keystroke. */
export function applyAll(doc: Y.Doc, updates: Iterable<Uint8Array>): void {
  doc.transact(() => {
    for (const bytes of updates) Y.applyUpdate(doc, bytes);
  });
}

export function outcomeOf(doc: Y.Doc): Replayed {
  const stateVector = Y.encodeStateVector(doc);
  return {
    bytes: Y.encodeStateAsUpdate(doc),
    stateVector,
    deletions: Y.encodeStateAsUpdate(doc, stateVector),
    contentHash: contentHash(doc),
  };
}
