import type { DebateCommand } from '@samepage/contracts';
import { randomUUID } from 'node:crypto';
import { testApi, type Member, type TestApi } from '../support';
import { aStage, Phone, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let speaker: Member;
const phones: Phone[] = [];

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => {
  stage = await aStage(api);
  speaker = await stage.inquiry.as('participant', 'Culture', 'Robin');
});
afterEach(() => Promise.all(phones.splice(0).map((phone) => phone.close())));
afterAll(() => api.close());

async function joined(who: { token: string }): Promise<Phone> {
  const phone = Phone.of(api, who);
  phones.push(phone);
  await phone.join(stage.id);
  return phone;
}
const send = async (phone: Phone, command: DebateCommand) => {
  const seen = command.type === 'call' ? { expectedVersion: await stage.version() } : {};
  return phone.do('debate.command', { debateId: stage.id, id: randomUUID(), command, ...seen });
};

async function raised(phone: Phone): Promise<string> {
  const { version } = await send(phone, { type: 'raise-hand', kind: 'turn', text: null });
  await phone.reached(version);
  return phone.state.hands.at(-1)!.id;
}

describe('the speaking queue', () => {
  it('takes a hand a person, calls one, and adds up what was spoken, on every screen alike [DB40]', async () => {
    const [phone, desk] = [await joined(speaker), await joined(stage.facilitator)];
    const handId = await raised(phone);
    expect(await send(phone, { type: 'raise-hand', kind: 'response', text: null })).toMatchObject({
      outcome: 'refused',
      reason: 'hand_up_already',
    });
    await send(desk, { type: 'call', handId });
    const { version } = await send(phone, { type: 'end-turn' });
    await Promise.all([phone.reached(version), desk.reached(version)]);
    const { state, voices } = await stage.snapshot();
    expect(state).toMatchObject({ hands: [], turn: null });
    expect(state.spoken[speaker.membershipId]).toMatchObject({ turns: 1 });
    const [begun, ended] = desk.heard.slice(-2);
    expect(state.spoken[speaker.membershipId]!.ms).toBe(Date.parse(ended!.at) - Date.parse(begun!.at));
    expect(voices[speaker.membershipId]).toMatchObject({ name: 'Robin' });
    expect([phone.state, desk.state]).toEqual([state, state]);
  });

  it('lets whoever speaks pause and go on, and holds a turn that a facilitator paused [DB54]', async () => {
    const [phone, desk] = [await joined(speaker), await joined(stage.facilitator)];
    const other = await joined(await stage.inquiry.as('participant'));
    await send(desk, { type: 'call', handId: await raised(phone) });
    expect(await send(other, { type: 'pause-turn' })).toMatchObject({ reason: 'turn_not_yours' });
    const { version } = await send(phone, { type: 'pause-turn' });
    await Promise.all([phone, desk, other].map((each) => each.reached(version)));
    for (const each of [phone, desk, other])
      expect(each.state.turn).toMatchObject({ isOwnPause: true, runsSince: null });
    expect(await send(other, { type: 'resume-turn' })).toMatchObject({ reason: 'turn_not_yours' });
    expect(await send(phone, { type: 'resume-turn' })).toMatchObject({ outcome: 'done' });
    await send(desk, { type: 'pause-turn' });
    expect(await send(phone, { type: 'resume-turn' })).toMatchObject({ reason: 'turn_held' });
    await send(desk, { type: 'resume-turn' });
    await send(phone, { type: 'pause-turn' });
    expect(await send(desk, { type: 'resume-turn' })).toMatchObject({ outcome: 'done' });
    const { state } = await stage.snapshot();
    expect(state.turn).toMatchObject({ isOwnPause: false, hand: { by: speaker.membershipId } });
    expect(state.turn?.runsSince).not.toBeNull();
  });

  it('is the same for two facilitators who call at once: one turn, and none is lost [DB40]', async () => {
    const other = await joined(await stage.inquiry.as('participant'));
    const hands = [await raised(await joined(speaker)), await raised(other)];
    const runners = await Promise.all([
      joined(stage.facilitator),
      joined(await stage.inquiry.as('facilitator')),
    ]);
    const calls = await Promise.all(runners.map((each) => send(each, { type: 'call', handId: hands[0]! })));
    expect(calls.map(({ outcome }) => outcome).sort()).toEqual(['done', 'refused']);
    // By what the second had seen when they pressed.
    const [reason] = calls.flatMap(({ reason }) => reason ?? []);
    expect(['version_moved_on', 'hand_unknown']).toContain(reason);
    const { state } = await stage.snapshot();
    expect([state.turn?.hand.id, state.hands.map(({ id }) => id)]).toEqual([hands[0], [hands[1]]]);
  });

  it('is for those who may speak; only whoever runs it calls, and nobody lowers another’s hand [DB40]', async () => {
    const [phone, other] = [await joined(speaker), await joined(await stage.inquiry.as('participant'))];
    const handId = await raised(phone);
    expect(await send(other, { type: 'lower-hand', handId })).toMatchObject({ reason: 'hand_not_yours' });
    const asked = { debateId: stage.id, id: randomUUID() };
    const command = { type: 'call', handId };
    expect(await other.refusal('debate.command', { ...asked, command })).toBe('not_allowed');
    const watcher = await joined(await stage.inquiry.as('commissioner'));
    const hand = { type: 'raise-hand', kind: 'turn' };
    expect(await watcher.refusal('debate.command', { ...asked, command: hand })).toBe('not_allowed');
  });
});
