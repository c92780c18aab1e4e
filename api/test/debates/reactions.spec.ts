import type {
  Problem,
  ReactionCount,
  ReactionKind,
  ReactionResult,
  Reactions,
  Replay,
} from '@samepage/contracts';
import { waitUntil } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import type { Agent, Member, TestApi } from '../support';
import { twoNodes, type TwoNodes } from './second-node';
import { aPlan, aStage, Phone, type Stage } from './stage';

let nodes: TwoNodes;
let api: TestApi;
let stage: Stage;
let member: Member;
let stepId: string;
const phones: Phone[] = [];

beforeAll(async () => {
  nodes = await twoNodes();
  api = nodes.one;
});
beforeEach(async () => {
  stage = await aStage(api, 'lobby');
  member = await stage.inquiry.as('participant');
  const plan = aPlan(['floor', 'statements']);
  stepId = plan.steps[0]!.id;
  await run({ type: 'plan', plan });
  await run({ type: 'open' });
});
afterEach(() => Promise.all(phones.splice(0).map((phone) => phone.close())));
afterAll(() => nodes.close());

const run = (command: Parameters<Stage['command']>[1]) => stage.command(stage.facilitator, command);
const react = (who: Agent, about: string, kind: ReactionKind, on = true) =>
  who.put<ReactionResult>(`/api/debates/${stage.id}/reactions/${about}/${kind}`, { on });
const none: ReactionCount = { heart: 0, clap: 0, question: 0, 'me-too': 0 };
const counts = async () => (await stage.snapshot()).reactions.counts;

async function joined(who: { token: string }, at: { url: string } = api) {
  const phone = Phone.of(at, who);
  phones.push(phone);
  const heard: Reactions[] = [];
  phone.socket.on('debate.reactions', ({ counts }) => heard.push(counts));
  await phone.join(stage.id);
  return Object.assign(phone, { heardReactions: heard });
}

/** Calls somebody to speak; answers with the id of their hand. */
async function speaking(who: Member): Promise<string> {
  await stage.command(who, { type: 'raise-hand', kind: 'turn', text: null });
  const hand = (await stage.snapshot()).state.hands.find(({ by }) => by === who.membershipId);
  await run({ type: 'call', handId: hand!.id });
  return hand!.id;
}

describe('a reaction', () => {
  it('is one of each kind for each person and thing, put there and taken away, over both ways [DB48]', async () => {
    const phone = await joined(member);
    const sent = { debateId: stage.id, about: stepId, kind: 'heart' as const };
    expect(await phone.do('debate.react', { ...sent, on: true })).toEqual({
      ...{ outcome: 'counted', on: true },
      ...{ reason: null, because: null },
    });
    expect((await react(member, stepId, 'heart')).body).toMatchObject({ outcome: 'counted', on: true });
    expect((await react(member, stepId, 'me-too')).body.outcome).toBe('counted');
    expect((await react(stage.facilitator, stepId, 'heart')).body.outcome).toBe('counted');
    expect(await counts()).toEqual({ [stepId]: { ...none, heart: 2, 'me-too': 1 } });
    const { own } = (await stage.snapshot(member)).reactions;
    expect(own[stepId]?.toSorted()).toEqual(['heart', 'me-too']);
    expect((await stage.snapshot()).reactions.own).toEqual({ [stepId]: ['heart'] });
    await react(member, stepId, 'heart', false);
    await react(member, stepId, 'heart', false);
    expect(await counts()).toEqual({ [stepId]: { ...none, heart: 1, 'me-too': 1 } });
  });

  it('sent fifty times at once is there once, and the last one is what counts [DB48]', async () => {
    const phone = await joined(member);
    const sent = { debateId: stage.id, about: stepId, kind: 'clap' as const };
    const all = Array.from({ length: 50 }, (_, index) => react(member, stepId, 'question', index > 0));
    expect(new Set((await Promise.all(all)).map(({ body }) => body.outcome))).toEqual(new Set(['counted']));
    for (const on of [true, false, true]) await phone.do('debate.react', { ...sent, on });
    const rows = await api.queryable.query(
      `SELECT kind FROM reaction WHERE debate_id = $1 AND kind = 'clap'`,
      [stage.id],
    );
    expect(rows.rows).toHaveLength(1);
  });

  it('is about who speaks, until after the last word, and about the step before and after [DB49]', async () => {
    const speaker = await stage.inquiry.as('participant');
    await react(member, stepId, 'heart');
    const handId = await speaking(speaker);
    expect(await counts()).toEqual({ [handId]: none });
    expect((await react(member, stepId, 'clap')).body).toMatchObject({
      ...{ outcome: 'refused', on: null, reason: 'reaction_passed' },
    });
    await stage.command(speaker, { type: 'end-turn' });
    expect((await react(member, handId, 'clap')).body.outcome).toBe('counted');
    await run({ type: 'next' });
    expect((await react(member, handId, 'heart')).body.reason).toBe('reaction_passed');
    expect(await counts()).toEqual({ [(await stage.snapshot()).state.stepId!]: none });
    await run({ type: 'undo' });
    expect(await counts()).toEqual({ [stepId]: { ...none, heart: 1 } });
  });

  it('is taken while the debate is open and reactions are not switched off [DB50]', async () => {
    await react(member, stepId, 'heart');
    const { plan } = (await stage.snapshot()).state;
    const settings = { ...plan.settings, reactions: false };
    await run({ type: 'plan', plan: { ...plan, settings } });
    expect((await react(member, stepId, 'clap')).body.reason).toBe('reactions_off');
    expect(await counts()).toEqual({});
    await run({ type: 'plan', plan });
    expect(await counts()).toEqual({ [stepId]: { ...none, heart: 1 } });
    await run({ type: 'close' });
    expect((await react(member, stepId, 'clap')).body.reason).toBe('debate_not_open');
  });

  it('is not of those who only follow, are strangers, were removed or come to a locked room [DB12] [DB38] [DB39]', async () => {
    const status = async (who: Agent) => (await react(who, stepId, 'heart')).status;
    expect(await status(await stage.inquiry.as('commissioner'))).toBe(403);
    expect(await status(api.stranger())).toBe(401);
    expect(await status(await (await api.newInquiry()).as('participant'))).toBe(404);
    expect((await react(member, stepId, 'thumbs-down' as 'heart')).status).toBe(400);
    expect((await react(member, 'x', 'heart')).status).toBe(400);
    expect((await react(member, randomUUID(), 'heart')).body.reason).toBe('reaction_passed');
    await run({ type: 'lock', locked: true });
    expect((await react(member, stepId, 'heart')).body.reason).toBe('room_locked');
    await run({ type: 'lock', locked: false });
    await run({ type: 'remove', membershipId: member.membershipId, removed: true });
    expect((await react(member, stepId, 'heart')).body.reason).toBe('you_were_removed');
    expect(await counts()).toEqual({ [stepId]: none });
  });

  it('of somebody who was asked to listen counts, as their vote does [DB50]', async () => {
    await run({ type: 'mute', membershipId: member.membershipId, muted: true });
    expect((await react(member, stepId, 'question')).body.outcome).toBe('counted');
  });

  it('is held back with votes where one person sends more than they can mean [DB47]', async () => {
    await react(member, stepId, 'heart');
    await api.queryable.query(`UPDATE rate_limit SET points = 300 WHERE key LIKE 'vote:%' AND points = 1`);
    const refused = await react(member, stepId, 'heart', false);
    expect({ status: refused.status, code: (refused.body as unknown as Problem).code }).toEqual({
      ...{ status: 429, code: 'too_many_requests' },
    });
    expect(await counts()).toEqual({ [stepId]: { ...none, heart: 1 } });
  });
});

describe('the room', () => {
  it('sees counts on every node, at most four times a second, and never who [DB48] [DB51]', async () => {
    const [near, far] = [await joined(stage.facilitator), await joined(stage.facilitator, nodes.two)];
    const people = await Promise.all(Array.from({ length: 12 }, () => stage.inquiry.as('participant')));
    near.heardReactions.length = 0;
    const began = performance.now();
    for (const who of people) await react(who, stepId, 'heart');
    const seen = { [stepId]: { ...none, heart: 12 } };
    for (const phone of [near, far])
      await waitUntil(() => JSON.stringify(phone.heardReactions.at(-1)) === JSON.stringify(seen));
    const seconds = (performance.now() - began) / 1000;
    expect(near.heardReactions.length).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 1);
    const said = JSON.stringify([
      near.heardReactions,
      near.heard,
      await stage.snapshot(),
      await stage.desk(),
    ]);
    for (const { membershipId } of people) expect(said).not.toContain(membershipId);
    expect((await stage.snapshot()).state.version).toBe(2);
  });

  it('is told what is there for whom is called next and for the step it goes back to [DB49]', async () => {
    const phone = await joined(member);
    await react(member, stepId, 'heart');
    await run({ type: 'next' });
    await run({ type: 'undo' });
    await waitUntil(() => phone.heardReactions.at(-1)?.[stepId]?.heart === 1);
  });

  it('finds them in the replay, and in no file where they are few [DB51]', async () => {
    const handId = await speaking(await stage.inquiry.as('participant'));
    await react(member, handId, 'clap');
    await run({ type: 'next' });
    await run({ type: 'close' });
    const replay = (await member.get<Replay>(`/api/debates/${stage.id}/replay`)).body;
    expect(replay.reactions).toEqual({ [handId]: { ...none, clap: 1 } });
    const file = (await member.get<Replay>(`/api/debates/${stage.id}/debate.json`)).body;
    expect(file.reactions).toEqual({});
  });
});
