import { updateFrame } from '@samepage/sync-protocol';
import { waitUntil } from '@samepage/testing';
import * as Y from 'yjs';
import { House } from './house';

/** What a replica of this state says when it is changed. */
function changed(state: Uint8Array, client: number, change: (words: Y.Text) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  Y.applyUpdate(doc, state);
  let said = state;
  doc.on('update', (update: Uint8Array) => (said = update));
  change(doc.getText('words'));
  return said;
}

it('[SY15] thirty readers whose replicas tidy the same marks up all stay', async () => {
  const house = await House.open();
  await house.addNode();
  const documentId = await house.addDocument();
  const writer = await house.connect(await house.addSomeone(), documentId);
  const state = Y.encodeStateAsUpdate(writer.write('hello wide world', 5));
  const readers = await Promise.all(
    Array.from({ length: 30 }, async () => house.edit(await house.addSomeone('commissioner'), documentId)),
  );
  await waitUntil(() => readers.every(({ text }) => text.length > 0));
  // A letter is made bold by one and deleted by another who has not heard of that; their own replicas say no more.
  writer.send(updateFrame(changed(state, 6, (words) => words.format(2, 1, { bold: true }))));
  writer.send(updateFrame(changed(state, 7, (words) => words.delete(2, 1))));
  // Each says what it tidied, and hears that it is dealt with.
  await waitUntil(() =>
    readers.every(
      ({ text, saved, closeCodes }) => (text === 'helo wide world' && saved) || closeCodes.length > 0,
    ),
  );
  expect(readers.flatMap(({ closeCodes }) => closeCodes)).toEqual([]);
  await house.close();
});
