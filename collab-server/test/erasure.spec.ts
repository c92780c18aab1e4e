import { erase } from '@samepage/document-log';
import { waitUntil } from '@samepage/testing';
import { House } from './house';

let house: House;
beforeAll(async () => {
  house = await House.open();
  await house.addNode({ deadlines: { logPoll: 50 } });
});
afterAll(() => house.close());

describe('[SY21] when somebody’s words are erased', () => {
  it('those who have the document open are told, and what comes after is the new one', async () => {
    const [amina, bryn] = [await house.addSomeone(), await house.addSomeone()];
    const documentId = await house.addDocument();
    const [first, second] = [house.edit(amina, documentId), house.edit(bryn, documentId)];
    first.write('kept ');
    await waitUntil(() => first.saved && second.text === 'kept ');
    second.write('taken back ');
    await waitUntil(() => second.saved && first.text === 'taken back kept ');
    const { epoch } = await erase(house.outside, documentId, { wordsOf: bryn.personId });
    await waitUntil(() => first.closeCodes.includes(4410) && second.closeCodes.includes(4410));
    // Whoever still holds the old document cannot bring it back.
    const stale = house.edit(bryn, documentId, { epoch: 1 });
    await waitUntil(() => stale.closeCodes.includes(4410));
    const fresh = house.edit(amina, documentId);
    await waitUntil(() => fresh.text === 'kept ');
    expect(fresh.tracker?.epoch).toBe(epoch);
    fresh.write('and on ');
    await waitUntil(() => fresh.saved);
    expect(await house.text(documentId)).toBe('and on kept ');
  });
});
