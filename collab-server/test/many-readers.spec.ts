import { waitUntil } from '@samepage/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { House } from './house';

it('[SY15] thirty readers whose replicas tidy the same marks up all stay', async () => {
  const house = await House.open();
  await house.addNode();
  const documentId = await house.addDocument();
  const [first, second] = await Promise.all(
    [1, 2].map(async () => house.edit(await house.addSomeone(), documentId)),
  );
  await waitUntil(() => first!.synced && second!.synced);
  first!.write('hello wide world');
  await waitUntil(() => second!.text.length > 0 && first!.saved);
  const readers = await Promise.all(
    Array.from({ length: 30 }, async () => house.edit(await house.addSomeone('commissioner'), documentId)),
  );
  await waitUntil(() => readers.every(({ text }) => text.length > 0));
  // One makes a letter bold, the other deletes it before they hear of that.
  first!.words.format(2, 1, { bold: true });
  second!.words.delete(2, 1);
  await sleep(1_000);
  expect(readers.flatMap(({ closeCodes }) => closeCodes)).toEqual([]);
  await house.close();
});
