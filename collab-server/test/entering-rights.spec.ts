import { InProcessBell } from '@samepage/platform';
import { deferred, waitUntil } from '@samepage/testing';
import { House } from './house';

it('[SY18] rights that end while someone is let in reach them within a second', async () => {
  const house = await House.open();
  const bell = new InProcessBell();
  const { faults } = await house.addNode({ bell });
  const amina = await house.addSomeone();
  const documentId = await house.addDocument();
  const query = faults.query.bind(faults);
  const { promise, resolve } = deferred();
  let isLoading = false;
  faults.query = async (text: string, values?: unknown[]) => {
    if (text.includes("'head' AS what")) {
      isLoading = true;
      await promise;
    }
    return query(text, values);
  };
  const client = await house.connect(amina, documentId);
  await waitUntil(() => isLoading);
  await house.outside.query('UPDATE membership SET ended_at = now() WHERE id = $1', [amina.membershipId]);
  bell.ring({ about: 'access', id: amina.personId });
  await new Promise(setImmediate);
  client.hello();
  client.write('no longer mine to write', 77);
  resolve();
  await Promise.race([client.closed, waitUntil(() => client.acknowledged.length > 0)]);
  expect(await client.closed).toMatchObject({ code: 4409 });
  expect(await house.text(documentId)).toBe('');
  await house.close();
});
