import * as Y from 'yjs';
import { Gate } from './frames/gate';
import * as w from './frames/write';

/** Someone's letters, someone hostile, and someone honest who has not heard of the last hostile ones. */
const [author, hostile, honest] = [9, 4, 7] as const;

it('[SY16] what claims that nothing is to the left of what itself stands to the right of something, splits no page', () => {
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
  const before = send(Y.encodeStateAsUpdate(doc));
  before.push(
    ...send(w.written([hostile, 0], { ...w.string('1'), origin: [author, 0], right: [author, 1] })),
  );
  const theirs = new Y.Doc();
  for (const update of before) Y.applyUpdate(theirs, update);
  theirs.clientID = honest;
  const vector = Y.encodeStateVector(theirs);
  theirs.getText('words').insert(1, 'H');
  const second = send(w.written([hostile, 1], { ...w.string('2'), origin: [author, 0] }));
  const own = send(Y.encodeStateAsUpdate(theirs, vector));
  const third = send(w.written([hostile, 2], { ...w.string('3'), right: [hostile, 1] }));
  const texts = [
    [...before, ...second, ...own, ...third],
    [...before, ...own, ...second, ...third],
    [...before, ...second, ...third, ...own],
  ].map((updates) => {
    const replica = new Y.Doc();
    for (const update of updates) Y.applyUpdate(replica, update);
    return replica.getText('words').toJSON();
  });
  expect(new Set(texts).size).toBe(1);
});
