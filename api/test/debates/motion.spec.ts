import { waitUntil } from '@samepage/testing';
import { takeStands } from '../../src/debates/take-stands';
import { testApi, type Member, type TestApi } from '../support';
import { aPlan, aStage, Phone, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let voter: Member;
const phones: Phone[] = [];

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => {
  stage = await aStage(api, 'lobby');
  voter = await stage.inquiry.as('participant');
});
afterEach(() => Promise.all(phones.splice(0).map((phone) => phone.close())));
afterAll(() => api.close());

const run = (command: Parameters<Stage['command']>[1]) => stage.command(stage.facilitator, command);

async function begun(kinds: Parameters<typeof aPlan>[0], settings = {}) {
  await run({ type: 'plan', plan: aPlan(kinds, settings) });
  await run({ type: 'open' });
}

async function joined(who: { token: string }): Promise<Phone> {
  const phone = Phone.of(api, who);
  phones.push(phone);
  await phone.join(stage.id);
  return phone;
}

describe('a vote on the motion', () => {
  it('is one a person and moment, and a later one takes the place of the earlier [DB34]', async () => {
    await begun(['opening-vote', 'closing-vote']);
    const phone = await joined(voter);
    const stand = { debateId: stage.id, moment: 'opening' as const };
    const first = await phone.do('debate.stand', { ...stand, choice: 'for', moved: 'My mother’s kitchen.' });
    expect(first).toEqual({ outcome: 'counted', choice: 'for', reason: null, because: null });
    expect((await stage.stand(voter, 'opening', 'unsure')).body).toMatchObject({ choice: 'unsure' });
    const { me, standings } = await stage.snapshot(voter);
    expect(me).toMatchObject({ opening: { choice: 'unsure', moved: null }, closing: null });
    expect(standings.opening).toEqual({ voted: 1, tally: null });
    expect((await stage.snapshot()).me.opening).toBeNull();
  });

  it('that was pressed earlier and comes late takes the place of nothing newer [DB34]', async () => {
    await begun(['opening-vote']);
    const stand = (choice: string, turn: number) =>
      voter.put(`/api/debates/${stage.id}/stands/opening`, { choice, turn });
    for (const [choice, turn, kept] of [
      ['for', 5, 'for'],
      ['against', 4, 'for'],
      ['unsure', 6, 'unsure'],
    ] as const) {
      // They are told what stands, whatever they sent.
      expect((await stand(choice, turn)).body).toMatchObject({ outcome: 'counted', choice: kept });
      expect((await stage.snapshot(voter)).me.opening?.choice).toBe(kept);
    }
  });

  it('of several in one batch is the one sent last, where one does not say when it was pressed [DB34]', async () => {
    await begun(['opening-vote']);
    const stand = { membershipId: voter.membershipId, runs: false, moment: 'opening' as const, moved: null };
    const judged = await takeStands(api.queryable, stage.id, [
      { ...stand, choice: 'for' },
      { ...stand, choice: 'against', turn: 5 },
    ]);
    expect(judged.map(({ standing }) => standing)).toEqual(['against', 'against']);
    expect((await stage.snapshot(voter)).me.opening?.choice).toBe('against');
    await takeStands(api.queryable, stage.id, [
      { ...stand, choice: 'unsure', turn: 7 },
      { ...stand, choice: 'for', turn: 6 },
    ]);
    expect((await stage.snapshot(voter)).me.opening?.choice).toBe('unsure');
  });

  it('of many people at once is counted once each, and the last of one person is what counts [DB34]', async () => {
    await begun(['opening-vote']);
    const voters = await Promise.all(Array.from({ length: 10 }, () => stage.inquiry.as('participant')));
    const stood = await Promise.all(
      voters.flatMap((who) => [stage.stand(who, 'opening', 'for'), stage.stand(who, 'opening', 'for')]),
    );
    expect(stood.map(({ body }) => body.outcome)).toEqual(Array(20).fill('counted'));
    const phone = await joined(voter);
    const choices = ['for', 'against', 'unsure'] as const;
    await Promise.all(
      choices.map((choice) => phone.do('debate.stand', { debateId: stage.id, moment: 'opening', choice })),
    );
    expect((await stage.snapshot(voter)).me.opening).toEqual({ choice: 'unsure', moved: null });
    expect((await stage.snapshot()).standings.opening.voted).toBe(11);
  });

  it('that arrives with the close is in or out, and its voter is told which [DB18] [DB34]', async () => {
    await begun(['opening-vote']);
    const voters = await Promise.all(Array.from({ length: 10 }, () => stage.inquiry.as('participant')));
    const [closing, ...stood] = await Promise.all([
      run({ type: 'close' }),
      ...voters.map((who) => stage.stand(who, 'opening', 'for')),
    ]);
    expect(closing.body.outcome).toBe('done');
    const counted = stood.filter(({ body }) => body.outcome === 'counted').length;
    expect((await stage.snapshot()).standings.opening.voted).toBe(counted);
    for (const { body } of stood.filter(({ body }) => body.outcome === 'refused'))
      expect(body.reason).toBe('debate_not_open');
  });

  it('is taken only at its moment [DB34]', async () => {
    await begun(['opening-vote', 'statements', 'closing-vote']);
    const reason = async (moment: 'opening' | 'closing') =>
      (await stage.stand(voter, moment, 'against')).body.reason;
    expect(await reason('closing')).toBe('not_in_this_step');
    await run({ type: 'next' });
    expect(await reason('opening')).toBe('not_in_this_step');
    await run({ type: 'close' });
    expect(await reason('opening')).toBe('debate_not_open');
    expect((await stage.snapshot()).standings.opening.voted).toBe(0);
  });

  it('is not for commissioners or strangers, and takes nothing but a choice [DB12]', async () => {
    await begun(['opening-vote']);
    expect((await stage.stand(await stage.inquiry.as('commissioner'), 'opening', 'for')).status).toBe(403);
    expect((await stage.stand(api.stranger(), 'opening', 'for')).status).toBe(401);
    expect((await stage.stand(voter, 'opening', 'perhaps' as 'for')).status).toBe(400);
    expect((await stage.stand(voter, 'sometimes' as 'opening', 'for')).status).toBe(400);
    expect((await stage.stand(voter, 'opening', 'for', 'x'.repeat(141))).status).toBe(400);
  });

  it('shows how it went when that is revealed, at once, and not before [DB35]', async () => {
    await begun(['opening-vote']);
    const screen = await joined(stage.facilitator);
    await stage.stand(voter, 'opening', 'for');
    await stage.stand(await stage.inquiry.as('participant'), 'opening', 'against');
    await waitUntil(() => screen.standings?.opening.voted === 2);
    expect(screen.standings?.opening.tally).toBeNull();
    await run({ type: 'reveal', what: 'opening', shown: true });
    await waitUntil(() => screen.standings?.opening.tally !== null);
    expect(screen.standings?.opening.tally).toEqual({ for: 1, against: 1, unsure: 0 });
    await run({ type: 'reveal', what: 'opening', shown: false });
    expect((await stage.snapshot()).standings.opening.tally).toBeNull();
  });

  it('is over once it was shown, also where that is hidden again, or a vote would say whose it is [DB35]', async () => {
    await begun(['opening-vote', 'closing-vote']);
    await stage.stand(voter, 'opening', 'for');
    for (const shown of [true, false]) await run({ type: 'reveal', what: 'opening', shown });
    expect((await stage.stand(voter, 'opening', 'against')).body.reason).toBe('not_in_this_step');
    await run({ type: 'next' });
    expect((await stage.stand(voter, 'closing', 'against')).body.outcome).toBe('counted');
  });
});

describe('results that a facilitator reveals', () => {
  it('are hidden from everyone until then, facilitators too, while it is said how many voted [DB35]', async () => {
    await begun(['statements'], { results: 'revealed' });
    const statementId = await stage.say(voter, 'Joy is work.');
    const [screen, phone] = [await joined(stage.facilitator), await joined(voter)];
    await stage.vote(voter, statementId, 'agree');
    await waitUntil(() => screen.standings?.counts[statementId] === 1);
    expect([screen.tallies, phone.tallies, screen.standings?.voted]).toEqual([{}, {}, 1]);
    expect((await stage.snapshot()).standings.tallies).toEqual({});
    await run({ type: 'reveal', what: 'statements', shown: true });
    const agreed = { [statementId]: { agree: 1, disagree: 0, pass: 0 } };
    await waitUntil(() => phone.tallies[statementId] !== undefined);
    expect([phone.tallies, (await stage.snapshot()).standings.tallies]).toEqual([agreed, agreed]);
  });
});
