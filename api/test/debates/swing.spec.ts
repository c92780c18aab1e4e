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

  /** In two sectors, so many go each of these ways. */
  async function twoSectors(
    ways: Record<'Health' | 'Culture', readonly (readonly [before: MotionChoice, after: MotionChoice])[]>,
    each: number,
  ): Promise<void> {
    await vote();
    const all: { who: Member; after: MotionChoice; moved: string | undefined }[] = [];
    for (const sector of ['Health', 'Culture'] as const)
      for (const [before, after] of ways[sector])
        for (const who of await people(each, sector)) {
          await stand(who, 'opening', before);
          all.push({ who, after, moved: sector === 'Health' ? `Reason ${all.length}` : undefined });
        }
    await stage.command(stage.facilitator, { type: 'next' });
    for (const { who, after, moved } of all) await stand(who, 'closing', after, moved);
    await reveal('opening');
    await reveal('closing');
  }

  it('is shown for everyone and for each sector by name, with what moved people', async () => {
    const Health = [
      ['unsure', 'for'],
      ['for', 'against'],
    ] as const;
    const Culture = [
      ['unsure', 'against'],
      ['against', 'for'],
    ] as const;
    await twoSectors({ Health, Culture }, 5);
    const { status, body } = await see(await stage.inquiry.as('participant'));
    expect(status).toBe(200);
    expect(body.least).toBe(5);
    expect(body.all).toMatchObject({
      sector: null,
      people: 20,
      before: { for: 5, against: 5, unsure: 10 },
      after: { for: 10, against: 10, unsure: 0 },
    });
    expect(body.sectors.map(({ sector, people, after }) => ({ name: sector?.name, people, after }))).toEqual([
      { name: 'Health', people: 10, after: { for: 5, against: 5, unsure: 0 } },
      { name: 'Culture', people: 10, after: { for: 5, against: 5, unsure: 0 } },
    ]);
    expect(body.all.flows).toContainEqual({ from: 'unsure', to: 'for', people: 5 });
    // Nothing jumps for whoever reads it and asks again.
    expect((await see()).body.moved).toEqual(body.moved);
    expect(body.moved.toSorted()).toEqual(Array.from({ length: 10 }, (_, index) => `Reason ${index}`));
    expect(JSON.stringify(body)).not.toMatch(/membership/i);
  });

  it('does not say how each of a sector voted that was of one mind [DB52]', async () => {
    await twoSectors({ Health: [['unsure', 'for']], Culture: [['unsure', 'against']] }, 7);
    const { body } = await see();
    expect(body.all).toMatchObject({ people: 14, after: { for: 7, against: 7, unsure: 0 } });
    expect(body.sectors.map(({ people, after, flows }) => [people, after, flows])).toEqual(
      Array(2).fill([null, null, null]),
    );
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

  it('leaves out who took their words back, and counts their votes all the same [DB45]', async () => {
    await begin({ settings: open });
    const [one, other] = await people(2, 'Health');
    const seen = await stage.say(other!, 'Joy is work.');
    await stage.say(one!, 'Time is care.');
    for (const who of [one!, other!]) await stage.vote(who, seen, 'agree');
    expect((await openVotes()).body).toHaveLength(2);
    expect((await one!.post(`/api/debates/${stage.id}/withdrawal`)).status).toBe(204);
    const named = (await openVotes()).body.map(({ membershipId }) => membershipId);
    expect(named).toEqual([other!.membershipId]);
    expect((await stage.snapshot()).standings.tallies[seen]).toMatchObject({ agree: 2 });
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
