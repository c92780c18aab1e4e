import * as Y from 'yjs';
import { Gate } from './frames/gate';
import * as w from './frames/write';

const [author, hostile, honest] = [4, 7, 9] as const;

function replicaOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/**
 * The right neighbour was written after `c`, so whoever knows it knows that `c` stands between it and `a`: nobody
 * honest has these two for neighbours.
 */
it('[SY16] what stands between two that cannot have been neighbours splits no page', () => {
  const gate = new Gate();
  const live = new Y.Doc();
  const send = (update: Uint8Array): Uint8Array[] => {
    const found = gate.ask(live, update);
    if (found.verdict !== 'new') return [];
    found.settle();
    Y.applyUpdate(live, found.update);
    return [found.update];
  };
  const doc = new Y.Doc();
  doc.clientID = author;
  doc.getText('words').insert(0, 'abc');
  const page = send(Y.encodeStateAsUpdate(doc));
  const theirs = replicaOf(page);
  theirs.clientID = honest;
  const before = Y.encodeStateVector(theirs);
  theirs.getText('words').insert(3, 'H');
  const forged = [
    ...send(w.written([hostile, 0], { ...w.string('0'), origin: [author, 2] })),
    ...send(w.written([hostile, 1], { ...w.string('1'), origin: [author, 0], right: [hostile, 0] })),
  ];
  const own = send(Y.encodeStateAsUpdate(theirs, before));
  const texts = [
    [...page, ...own, ...forged],
    [...page, ...forged, ...own],
  ].map((updates) => replicaOf(updates).getText('words').toJSON());
  expect(new Set(texts).size).toBe(1);
});
