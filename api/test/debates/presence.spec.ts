import { waitUntil } from '@samepage/testing';
import { twoNodes, type TwoNodes } from './second-node';
import { aStage, Phone, type Stage } from './stage';

let nodes: TwoNodes;
let stage: Stage;
const phones: Phone[] = [];

beforeAll(async () => void (nodes = await twoNodes()));
beforeEach(async () => void (stage = await aStage(nodes.one)));
afterEach(() => Promise.all(phones.splice(0).map((phone) => phone.close())));
afterAll(() => nodes.close());

async function joined(node: { url: string }, who: { token: string }): Promise<Phone> {
  const phone = Phone.of(node, who);
  phones.push(phone);
  await phone.join(stage.id);
  return phone;
}

describe('who is here, with two nodes', () => {
  it('is counted as people, by both alike, as they come and go [DB22]', async () => {
    const [robin, sam] = [
      await stage.inquiry.as('participant', 'Culture'),
      await stage.inquiry.as('participant'),
    ];
    const here = await joined(nodes.one, robin);
    const [there, again] = [await joined(nodes.two, sam), await joined(nodes.two, robin)];
    const both = {
      here: 2,
      sectors: [
        { sector: stage.inquiry.sector('Health'), here: 1 },
        { sector: stage.inquiry.sector('Culture'), here: 1 },
      ],
    };
    for (const phone of [here, there, again]) {
      await waitUntil(() => phone.here?.here === 2);
      expect(phone.here).toEqual(both);
    }
    expect((await stage.snapshot()).here).toEqual(both);
    await there.close();
    await waitUntil(() => here.here?.here === 1);
    // One of two phones of the same person: they are still here.
    await here.close();
    await waitUntil(async () => (await stage.snapshot()).here?.here === 1);
    await again.close();
    await waitUntil(async () => (await stage.snapshot()).here === null);
  });

  it('ends on both for someone who is removed on one [DB38]', async () => {
    const robin = await stage.inquiry.as('participant');
    const two = [await joined(nodes.one, robin), await joined(nodes.two, robin)];
    const { membershipId } = robin;
    await stage.command(stage.facilitator, { type: 'remove', membershipId, removed: true });
    for (const phone of two) await waitUntil(() => phone.gone.length === 1);
    await waitUntil(async () => (await stage.snapshot()).here === null);
  });
});
