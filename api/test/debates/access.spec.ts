import { randomUUID } from 'node:crypto';
import { waitUntil } from '@samepage/testing';
import { testApi, type Member, type TestApi } from '../support';
import { aStage, Phone, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
const phones: Phone[] = [];

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => void (stage = await aStage(api)));
afterEach(() => Promise.all(phones.splice(0).map((phone) => phone.close())));
afterAll(() => api.close());

async function joined(who: Member): Promise<Phone> {
  const phone = Phone.of(api, who);
  phones.push(phone);
  await phone.join(stage.id);
  return phone;
}

async function remove(member: Member): Promise<void> {
  await api.queryable.query('UPDATE membership SET ended_at = now() WHERE id = $1', [member.membershipId]);
  api.bell.ring({ about: 'access', id: member.personId });
}

it('someone who was removed is told and hears nothing more within a second, on every socket [DB23]', async () => {
  const [member, other] = [await stage.inquiry.as('participant'), await stage.inquiry.as('participant')];
  const [one, two, stayer] = [await joined(member), await joined(member), await joined(other)];
  const begun = performance.now();
  await remove(member);
  await waitUntil(() => one.gone.length === 1 && two.gone.length === 1);
  expect(performance.now() - begun).toBeLessThan(1_000);
  expect(one.gone[0]?.code).toBe('not_found');

  await stage.say(other, 'Said after they left.');
  await stayer.reached(2);
  expect(await one.refusal('debate.since', { debateId: stage.id, after: 0 })).toBe('not_found');
  expect([one.heard, two.heard, stayer.gone]).toEqual([[], [], []]);
});

it('a right that changes holds for the next packet, not for the next connection [DB23]', async () => {
  const member = await stage.inquiry.as('participant');
  const phone = await joined(member);
  const close = () => ({ debateId: stage.id, id: randomUUID(), command: { type: 'close' as const } });
  expect(await phone.refusal('debate.command', close())).toBe('not_allowed');
  await api.queryable.query(`UPDATE membership SET role = 'facilitator' WHERE id = $1`, [
    member.membershipId,
  ]);
  api.bell.ring({ about: 'access', id: member.personId });
  await waitUntil(async () => (await phone.refusal('debate.command', close())) === undefined);
  expect((await stage.snapshot()).state.phase).toBe('closed');
  expect(phone.gone).toEqual([]);
});

it('a revoked token ends what its socket may see [DB23]', async () => {
  const member = await stage.inquiry.as('participant');
  const phone = await joined(member);
  const [token] = (await member.get<{ id: string }[]>('/api/me/tokens')).body;
  expect((await member.delete(`/api/me/tokens/${token!.id}`)).status).toBe(204);
  await waitUntil(() => phone.gone.length === 1);
  expect(phone.gone[0]?.code).toBe('sign_in_needed');
});

it('leaves everyone where they are when rings were missed and nothing changed [DB23]', async () => {
  const member = await stage.inquiry.as('participant');
  const phone = await joined(member);
  api.bell.ring({ about: 'access', id: member.personId });
  await stage.say(stage.facilitator, 'Go on.');
  await phone.reached(2);
  expect(phone.gone).toEqual([]);
});
