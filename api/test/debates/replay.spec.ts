import type { DebatePlan, Replay, StepKind } from '@samepage/contracts';
import { emptyDebate, emptyPlan, fold, usualSettings } from '@samepage/debate';
import { randomUUID } from 'node:crypto';
import { testApi, type TestApi } from '../support';
import { aStage, type Stage } from './stage';

let api: TestApi;
let stage: Stage;

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => void (stage = await aStage(api)));
afterAll(() => api.close());

const replay = async (who = stage.facilitator) =>
  (await who.get<Replay>(`/api/debates/${stage.id}/replay`)).body;
const plan = (plan: Partial<DebatePlan>) =>
  stage.command(stage.facilitator, { type: 'plan', plan: { ...emptyPlan, ...plan } });

describe('a replay', () => {
  it('is the whole log, which folds to what everyone was shown, with every voice named in it', async () => {
    const speaker = await stage.inquiry.as('participant', 'Culture', 'Ada');
    const said = await stage.say(speaker, 'Joy is work.');
    await stage.vote(stage.facilitator, said, 'agree');
    await stage.command(stage.facilitator, { type: 'close' });
    const seen = await replay(await stage.inquiry.as('commissioner'));
    const { state, standings } = await stage.snapshot();
    expect(seen.events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(seen.events.reduce(fold, emptyDebate())).toEqual(state);
    expect(seen.voices[speaker.membershipId]).toEqual({
      name: 'Ada',
      sector: stage.inquiry.sector('Culture'),
    });
    expect(Object.keys(seen.voices).sort()).toEqual(
      [speaker.membershipId, stage.facilitator.membershipId].sort(),
    );
    expect(seen).toMatchObject({
      id: stage.id,
      inquiryId: stage.inquiry.id,
      inquirySlug: stage.inquiry.slug,
      title: 'Whose job is joy?',
      standings,
      swing: null,
    });
  });

  it('holds no word that was hidden, in any of its wordings, and folds all the same', async () => {
    const speaker = await stage.inquiry.as('participant');
    const hide = (statementId: string) =>
      stage.command(stage.facilitator, { type: 'hide-statement', statementId, reason: 'Not here' });
    const edited = await stage.say(speaker, 'Rude one');
    await stage.command(speaker, { type: 'edit-statement', statementId: edited, text: 'Rude two' });
    await hide(edited);
    const recast = await stage.say(speaker, 'Kind one');
    await stage.command(stage.facilitator, {
      type: 'reword-statement',
      statementId: recast,
      text: 'Rude three',
    });
    await hide((await stage.snapshot()).state.statements.at(-1)!.id);
    const seen = await replay();
    expect(JSON.stringify(seen)).not.toMatch(/rude/i);
    expect(JSON.stringify(seen)).toContain('Kind one');
    expect(seen.events.reduce(fold, emptyDebate())).toEqual((await stage.snapshot()).state);
  });

  it('counts votes in ten seconds at a time, and says nothing of whose they are', async () => {
    const voters = [await stage.inquiry.as('participant'), await stage.inquiry.as('artist')];
    const said = await stage.say(voters[0]!, 'Joy is work.');
    for (const who of voters) await stage.vote(who, said, 'disagree');
    const step = (kind: StepKind) => ({ id: randomUUID(), kind, title: kind, words: '', seconds: null });
    await plan({ motion: 'Joy.', steps: [step('opening-vote'), step('closing-vote')] });
    const stand = (who: (typeof voters)[number], moment: string) =>
      who.put(`/api/debates/${stage.id}/stands/${moment}`, { choice: 'for' });
    await stage.command(stage.facilitator, { type: 'next' });
    for (const who of voters) await stand(who, 'opening');
    await stage.command(stage.facilitator, { type: 'next' });
    await stand(voters[0]!, 'closing');
    const castAt = (table: string, at: string, where: string) =>
      api.queryable.query(`UPDATE ${table} SET cast_at = $2 WHERE ${where}`, [voters[0]!.membershipId, at]);
    await castAt('vote', '2026-05-01T19:00:03Z', `statement_id = '${said}' AND membership_id = $1`);
    await castAt('vote', '2026-05-01T19:00:09.9Z', `statement_id = '${said}' AND membership_id <> $1`);
    const here = `debate_id = '${stage.id}'`;
    await castAt('stand', '2026-05-01T19:00:04Z', `${here} AND moment = 'opening' AND membership_id = $1`);
    await castAt('stand', '2026-05-01T19:00:10Z', `${here} AND moment = 'opening' AND membership_id <> $1`);
    await castAt('stand', '2026-05-01T19:05:00Z', `${here} AND moment = 'closing' AND membership_id = $1`);
    const { votes, ...rest } = await replay();
    expect(votes).toEqual([
      { at: '2026-05-01T19:00:10.000Z', statements: 2, opening: 1, closing: 0 },
      { at: '2026-05-01T19:00:20.000Z', statements: 2, opening: 2, closing: 0 },
      { at: '2026-05-01T19:05:10.000Z', statements: 2, opening: 2, closing: 1 },
    ]);
    expect(rest.standings).toMatchObject({
      opening: { voted: 2, tally: null },
      closing: { voted: 1, tally: null },
    });
  });

  it('shows no more of the votes than the screen does', async () => {
    await plan({ settings: { ...usualSettings, results: 'revealed' } });
    const said = await stage.say(stage.facilitator, 'Joy is work.');
    await stage.vote(stage.facilitator, said, 'agree');
    expect((await replay()).standings).toMatchObject({ tallies: {}, counts: { [said]: 1 } });
    for (const what of ['statements', 'opening', 'closing'] as const)
      await stage.command(stage.facilitator, { type: 'reveal', what, shown: true });
    const { standings, swing } = await replay();
    expect(standings.tallies).toEqual({ [said]: { agree: 1, disagree: 0, pass: 0 } });
    expect(swing).toEqual((await stage.facilitator.get(`/api/debates/${stage.id}/swing`)).body);
  });

  it('is for those of its inquiry', async () => {
    const elsewhere = await (await api.newInquiry()).as('facilitator');
    const files = ['minutes.md', 'debate.json', 'statements.csv'];
    for (const address of ['replay', 'swing', 'open-votes', 'open-stands', ...files])
      expect((await elsewhere.get(`/api/debates/${stage.id}/${address}`)).status).toBe(404);
  });
});
