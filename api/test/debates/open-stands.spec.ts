import type { Moment, OpenStands, Problem, Revealable } from '@samepage/contracts';
import { testApi, type Member, type TestApi } from '../support';
import { aPlan, aStage, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let people: Member[];

beforeAll(async () => void (api = await testApi()));
afterAll(() => api.close());

/** A debate that goes through both votes on the motion, opened, with three people. */
async function begin(voting: 'open' | 'secret'): Promise<void> {
  stage = await aStage(api, 'lobby');
  const plan = aPlan(['opening-vote', 'closing-vote', 'close'], { voting });
  await stage.command(stage.facilitator, { type: 'plan', plan });
  await stage.command(stage.facilitator, { type: 'open' });
  people = [];
  for (const name of ['Ada', 'Ben', 'Cai'])
    people.push(await stage.inquiry.as('participant', 'Health', name));
}
const [for_, against, unsure] = ['for', 'against', 'unsure'] as const;
const reveal = (what: Revealable, shown = true) =>
  stage.command(stage.facilitator, { type: 'reveal', what, shown });
const next = () => stage.command(stage.facilitator, { type: 'next' });
const see = async (who: Member = stage.facilitator) =>
  who.get<OpenStands & Problem>(`/api/debates/${stage.id}/open-stands`);
const told = async (): Promise<unknown[]> =>
  (await see()).body.map(({ moment, voice, choice }) => [moment, voice.name, choice]);

async function standAll(moment: Moment, choices: readonly (typeof for_ | typeof against | typeof unsure)[]) {
  for (const [index, choice] of choices.entries())
    expect((await stage.stand(people[index]!, moment, choice)).body.outcome).toBe('counted');
}

describe('who stood where on the motion [DB55]', () => {
  it('is seen by everyone in the debate once it is revealed, of the first vote after the second', async () => {
    await begin('open');
    await standAll('opening', [for_, unsure, against]);
    expect((await see()).body.detail).toMatch(/^Who stood where is shown once a facilitator has revealed/);
    await reveal('opening');
    expect((await see()).body.code).toBe('refused');
    await next();
    await standAll('closing', [against, for_]);
    expect((await see()).body.code).toBe('refused');
    await reveal('closing');
    const { status, body } = await see(await stage.inquiry.as('commissioner'));
    expect(status).toBe(200);
    expect(body[0]).toMatchObject({
      membershipId: people[0]!.membershipId,
      voice: { name: 'Ada', sector: { name: 'Health' } },
    });
    expect(await told()).toEqual([
      ['opening', 'Ada', 'for'],
      ['opening', 'Ben', 'unsure'],
      ['opening', 'Cai', 'against'],
      ['closing', 'Ada', 'against'],
      ['closing', 'Ben', 'for'],
    ]);
  });

  it('is seen of what is revealed only, and not any more once that is hidden again', async () => {
    await begin('open');
    await standAll('opening', [for_]);
    await next();
    await standAll('closing', [against]);
    await reveal('closing');
    expect(await told()).toEqual([['closing', 'Ada', 'against']]);
    await reveal('closing', false);
    expect((await see()).body.code).toBe('refused');
    await reveal('opening');
    expect(await told()).toEqual([['opening', 'Ada', 'for']]);
  });

  it('is seen of the first vote when the debate closed without the second', async () => {
    await begin('open');
    await standAll('opening', [for_]);
    await reveal('opening');
    expect((await see()).body.code).toBe('refused');
    await stage.command(stage.facilitator, { type: 'close' });
    expect(await told()).toEqual([['opening', 'Ada', 'for']]);
  });

  it('is nobody’s to see where voting is secret', async () => {
    await begin('secret');
    await standAll('opening', [for_, against]);
    await reveal('opening');
    await reveal('closing');
    const { status, body } = await see();
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'refused' });
    expect(body.detail).toBe('Voting in this debate is secret. Only the counts are shown.');
  });

  it('leaves out who took their words back, and counts where they stood all the same [DB45]', async () => {
    await begin('open');
    expect((await stage.stand(people[0]!, 'opening', for_, 'The kitchen.')).body.outcome).toBe('counted');
    expect((await stage.stand(people[1]!, 'opening', against)).body.outcome).toBe('counted');
    expect((await stage.stand(people[2]!, 'opening', unsure)).body.outcome).toBe('counted');
    await reveal('opening');
    await reveal('closing');
    expect(await told()).toHaveLength(3);
    const before = await stage.version();
    // One said something, another only voted, and both are told that it leaves their votes without a name.
    for (const who of [people[0]!, people[2]!, people[2]!])
      expect((await who.post(`/api/debates/${stage.id}/withdrawal`)).status).toBe(204);
    expect(await told()).toEqual([['opening', 'Ben', 'against']]);
    expect((await stage.snapshot()).standings.opening).toEqual({
      voted: 3,
      tally: { for: 1, against: 1, unsure: 1 },
    });
    // Taking back nothing fills no log.
    expect(await stage.version()).toBe(before + 2);
  });

  it('leaves out who stood before anybody could be told, until they stand again', async () => {
    await begin('open');
    await standAll('opening', [for_, against]);
    // As their rows are that were there before stands kept whether voting was open.
    await api.queryable.query('UPDATE stand SET told_open = false WHERE debate_id = $1', [stage.id]);
    await standAll('opening', [unsure]);
    await reveal('opening');
    await reveal('closing');
    expect(await told()).toEqual([['opening', 'Ada', 'unsure']]);
  });
});
