import { waitUntil } from '@samepage/testing';
import { testApi, type Member, type TestApi } from '../support';
import { aStage, Phone, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let member: Member;
const phones: Phone[] = [];

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => {
  stage = await aStage(api);
  member = await stage.inquiry.as('participant', 'Culture', 'Robin');
});
afterEach(() => Promise.all(phones.splice(0).map((phone) => phone.close())));
afterAll(() => api.close());

async function joined(who: { token: string }): Promise<Phone> {
  const phone = Phone.of(api, who);
  phones.push(phone);
  await phone.join(stage.id);
  return phone;
}
const robin = async () =>
  (await stage.desk()).room.find(({ membershipId }) => membershipId === member.membershipId);

describe('a quiet signal', () => {
  it('reaches facilitators and nobody else, once until it is seen to [DB41]', async () => {
    const [phone, runner, other] = [
      await joined(member),
      await joined(stage.facilitator),
      await joined(await stage.inquiry.as('participant')),
    ];
    await waitUntil(() => runner.desks > 0);
    const told = runner.desks;
    expect(await phone.do('debate.signal', { debateId: stage.id })).toEqual({});
    expect((await member.post(`/api/debates/${stage.id}/signals`)).status).toBe(204);
    await waitUntil(() => runner.desks > told);
    const { signals } = await stage.desk();
    expect(signals).toMatchObject([{ voice: { name: 'Robin' } }]);
    expect((await stage.snapshot()).state.version).toBe(1);
    // What was sent to them before is there before the answer to what they ask now.
    await other.do('debate.since', { debateId: stage.id, after: 0 });
    expect([other.desks, other.heard, phone.desks]).toEqual([0, [], 0]);
    const seenTo = `/api/debates/${stage.id}/signals/${signals[0]!.id}`;
    expect((await member.delete(seenTo)).status).toBe(403);
    expect((await stage.facilitator.delete(seenTo)).status).toBe(204);
    expect((await stage.desk()).signals).toEqual([]);
  });
});

describe('the desk', () => {
  it('says who is here, who did nothing yet and who was lost [DB42]', async () => {
    const phone = await joined(member);
    expect(await robin()).toMatchObject({ isHere: true, isSilent: true, voice: { name: 'Robin' } });
    await stage.say(member, 'Joy is work.');
    expect(await robin()).toMatchObject({ isSilent: false });
    await phone.close();
    await waitUntil(async () => (await robin())?.isHere === false);
  });

  it('counts as silent whom a facilitator would draw in, not who runs the debate or only watches [DB42]', async () => {
    const idle = await stage.inquiry.as('facilitator');
    const watching = await stage.inquiry.as('commissioner');
    await Promise.all([joined(member), joined(idle), joined(watching)]);
    const silent = new Map(
      (await stage.desk()).room.map(({ membershipId, isSilent }) => [membershipId, isSilent]),
    );
    expect([member, idle, watching].map(({ membershipId }) => silent.get(membershipId))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('leaves a secret vote its secret, and misses who was not seen for a while [DB42]', async () => {
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    await joined(member);
    await stage.vote(member, statementId, 'pass');
    expect(await robin()).toMatchObject({ isHere: true, isSilent: true });
    await stage.say(member, 'Joy is rest.');
    expect(await robin()).toMatchObject({ isHere: true, isSilent: false });
    // Their phone is there, and may say so once more between the one look and the other.
    await waitUntil(async () => {
      await api.queryable.query(
        `UPDATE debate_presence SET seen_at = now() - interval '26 seconds' WHERE debate_id = $1`,
        [stage.id],
      );
      return (await robin())?.isHere === false && (await stage.snapshot()).here === null;
    });
  });

  it('is for those who may run the debate [DB42]', async () => {
    expect((await member.get(`/api/debates/${stage.id}/desk`)).status).toBe(403);
    expect((await api.stranger().get(`/api/debates/${stage.id}/desk`)).status).toBe(401);
    const phone = await joined(stage.facilitator);
    await waitUntil(() => phone.desks > 0);
    const ended = `UPDATE membership SET role = 'participant' WHERE id = $1`;
    await api.queryable.query(ended, [stage.facilitator.membershipId]);
    api.bell.ring({ about: 'access', id: stage.facilitator.personId });
    await phone.do('debate.since', { debateId: stage.id, after: 0 });
    const before = phone.desks;
    await member.post(`/api/debates/${stage.id}/signals`);
    await stage.say(member, 'Joy is work.');
    await phone.reached(2);
    expect([phone.desks, phone.gone]).toEqual([before, []]);
  });
});
