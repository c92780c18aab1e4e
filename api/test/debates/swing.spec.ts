import type {
  DebatePlan,
  Moment,
  MotionChoice,
  OpenVotes,
  Problem,
  Revealable,
  StepKind,
  Swing,
} from '@samepage/contracts';
import { emptyPlan, usualSettings } from '@samepage/debate';
import { randomUUID } from 'node:crypto';
import { testApi, type Member, type TestApi } from '../support';
import { aStage, type Stage } from './stage';

let api: TestApi;
let stage: Stage;

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => void (stage = await aStage(api, 'lobby')));
afterAll(() => api.close());

const step = (kind: StepKind) => ({ id: randomUUID(), kind, title: kind, words: '', seconds: null });
const reveal = (what: Revealable, shown = true) =>
  stage.command(stage.facilitator, { type: 'reveal', what, shown });
const begin = async (plan: Partial<DebatePlan>) => {
  const whole = { ...emptyPlan, ...plan };
  expect((await stage.command(stage.facilitator, { type: 'plan', plan: whole })).body.outcome).toBe('done');
  await stage.command(stage.facilitator, { type: 'open' });
};
const see = async (who = stage.facilitator) => who.get<Swing & Problem>(`/api/debates/${stage.id}/swing`);

async function stand(who: Member, moment: Moment, choice: MotionChoice, moved?: string): Promise<void> {
  const { body } = await who.put(`/api/debates/${stage.id}/stands/${moment}`, { choice, moved });
  expect(body).toMatchObject({ outcome: 'counted' });
}

async function people(count: number, sector: string): Promise<Member[]> {
  const made: Member[] = [];
  for (let each = 0; each < count; each++) made.push(await stage.inquiry.as('participant', sector));
  return made;
}

describe('what a debate moved', () => {
  const motion = 'Joy is part of health.';
  const vote = () => begin({ motion, steps: [step('opening-vote'), step('closing-vote')] });

  /** Seven of each of two sectors are unsure, then one sector is for and the other against. */
  async function twoSectors(): Promise<void> {
    await vote();
    const [health, culture] = [await people(7, 'Health'), await people(7, 'Culture')];
    for (const who of [...health, ...culture]) await stand(who, 'opening', 'unsure');
    await stage.command(stage.facilitator, { type: 'next' });
    for (const [index, who] of health.entries()) await stand(who, 'closing', 'for', `Reason ${index}`);
    for (const who of culture) await stand(who, 'closing', 'against');
  }

  it('is shown for everyone and for each sector by name, with what moved people', async () => {
    await twoSectors();
    await reveal('opening');
    await reveal('closing');
    const { status, body } = await see(await stage.inquiry.as('participant'));
    expect(status).toBe(200);
    expect(body.least).toBe(5);
    expect(body.all).toMatchObject({
      sector: null,
      people: 14,
      before: { for: 0, against: 0, unsure: 14 },
      after: { for: 7, against: 7, unsure: 0 },
    });
    expect(body.sectors.map(({ sector, people, after }) => ({ name: sector?.name, people, after }))).toEqual([
      { name: 'Health', people: 7, after: { for: 7, against: 0, unsure: 0 } },
      { name: 'Culture', people: 7, after: { for: 0, against: 7, unsure: 0 } },
    ]);
    expect(body.all.flows).toContainEqual({ from: 'unsure', to: 'for', people: 7 });
    expect(body.moved.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => `Reason ${index}`));
    expect(JSON.stringify(body)).not.toMatch(/membership/i);
  });

  it('is not shown before both votes are revealed', async () => {
    await vote();
    const refused = async () => {
      const { status, body } = await see();
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'refused' });
      expect(body.detail).toMatch(/once a facilitator has revealed the opening and the closing vote\.$/);
    };
    await refused();
    await reveal('opening');
    await refused();
    await reveal('closing');
    expect((await see()).status).toBe(200);
    await reveal('opening', false);
    await refused();
  });

  it('points at nobody where few voted', async () => {
    await vote();
    const [one, other] = await people(2, 'Health');
    for (const who of [one!, other!]) await stand(who, 'opening', 'for');
    await stage.command(stage.facilitator, { type: 'next' });
    await stand(one!, 'closing', 'against');
    await reveal('opening');
    await reveal('closing');
    const { body } = await see();
    const nothing = { people: null, before: null, after: null, flows: null };
    expect(body.all).toEqual({ sector: null, ...nothing });
    expect(body.sectors).toEqual([{ sector: stage.inquiry.sector('Health'), ...nothing }]);
  });
});

describe('who voted how', () => {
  const openVotes = async (who = stage.facilitator) =>
    who.get<OpenVotes & Problem>(`/api/debates/${stage.id}/open-votes`);
  const open = { ...usualSettings, voting: 'open' } as const;

  it('is seen by everyone in the debate where voting was declared open, of what can be seen', async () => {
    await begin({ settings: open });
    const [one, other] = await people(2, 'Health');
    const [seen, hidden] = [await stage.say(one!, 'Joy is work.'), await stage.say(one!, 'Time is care.')];
    await stage.vote(one!, seen, 'agree');
    await stage.vote(other!, seen, 'pass');
    await stage.vote(other!, hidden, 'disagree');
    await stage.command(stage.facilitator, { type: 'hide-statement', statementId: hidden, reason: 'No' });
    const { status, body } = await openVotes(await stage.inquiry.as('commissioner'));
    expect(status).toBe(200);
    expect(body).toHaveLength(2);
    expect(body).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ statementId: seen, membershipId: one!.membershipId, choice: 'agree' }),
        expect.objectContaining({
          statementId: seen,
          membershipId: other!.membershipId,
          choice: 'pass',
          voice: expect.objectContaining({ sector: expect.objectContaining({ name: 'Health' }) }),
        }),
      ]),
    );
  });

  it('is nobody’s to see where voting is secret', async () => {
    await begin({});
    const { status, body } = await openVotes();
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'refused' });
    expect(body.detail).toBe('Voting in this debate is secret. Only the counts are shown.');
  });

  it('waits for the results to be revealed', async () => {
    await begin({ settings: { ...open, results: 'revealed' } });
    expect((await openVotes()).body.detail).toMatch(/^The results are not shown yet\./);
    await reveal('statements');
    expect((await openVotes()).body).toEqual([]);
  });
});
