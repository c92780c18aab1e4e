import { Replay, type Choice, type Problem } from '@samepage/contracts';
import { emptyPlan, usualSettings } from '@samepage/debate';
import type { DebateSummary } from '@samepage/contracts';
import { testApi, type Member, type TestApi } from '../support';
import { aStage, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let people: Member[];

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => {
  stage = await aStage(api);
  people = [];
});
afterAll(() => api.close());

const get = (file: string, who = stage.facilitator, id = stage.id) =>
  who.get<string>(`/api/debates/${id}/${file}`);
const refused = async (file: string) => {
  const { status, body } = await stage.facilitator.get<Problem>(`/api/debates/${stage.id}/${file}`);
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'refused' });
  return body.detail;
};
const rows = (csv: string) => csv.split('\r\n').slice(0, -1);
const over = (of = stage) => of.command(of.facilitator, { type: 'close' });
const polis = ['polis/comments.csv', 'polis/votes.csv', 'polis/summary.csv'];

async function everyone(count: number): Promise<Member[]> {
  while (people.length < count)
    people.push(await stage.inquiry.as('participant', 'Health', `P ${people.length}`));
  return people;
}

async function votes(statementId: string, choices: readonly Choice[]): Promise<void> {
  const voters = await everyone(choices.length);
  for (const [index, choice] of choices.entries()) await stage.vote(voters[index]!, statementId, choice);
}

const eight = ['agree', 'agree', 'agree', 'agree', 'agree', 'disagree', 'disagree', 'pass'] as const;

describe('every file', () => {
  it.each([
    ['minutes.md', 'text/markdown; charset=utf-8', 'whose-job-is-joy-minutes.md'],
    ['debate.json', 'application/json; charset=utf-8', 'whose-job-is-joy-debate.json'],
    ['statements.csv', 'text/csv; charset=utf-8', 'whose-job-is-joy-statements.csv'],
    ['polis/comments.csv', 'text/csv; charset=utf-8', 'whose-job-is-joy-polis-comments.csv'],
    ['polis/votes.csv', 'text/csv; charset=utf-8', 'whose-job-is-joy-polis-votes.csv'],
    ['polis/summary.csv', 'text/csv; charset=utf-8', 'whose-job-is-joy-polis-summary.csv'],
  ])('of %s is %s, to be kept as %s', async (file, type, name) => {
    await votes(await stage.say(stage.facilitator, 'Joy is work.'), eight);
    await over();
    const { status, headers } = await get(file);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['日本 "quoted"\u{1f600}', 'quoted'],
    ['../../etc/passwd; filename=evil.exe', 'etc-passwd-filename-evil-exe'],
    ['€€€', 'inquiry'],
  ])('of a debate called %s has a plain name', async (title, name) => {
    const { body } = await stage.facilitator.post<DebateSummary>(
      `/api/inquiries/${stage.inquiry.id}/debates`,
      { title },
    );
    const { headers } = await get('minutes.md', stage.facilitator, body.id);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}-minutes.md"`);
  });

  it('can be fetched by those who may see the debate; those for Polis by facilitators', async () => {
    await votes(await stage.say(stage.facilitator, 'Joy is work.'), eight);
    await over();
    const commissioner = await stage.inquiry.as('commissioner');
    for (const file of ['minutes.md', 'debate.json', 'statements.csv'])
      expect((await get(file, commissioner)).status).toBe(200);
    for (const file of polis) {
      expect((await get(file)).status).toBe(200);
      expect((await get(file, commissioner)).body).toMatchObject({ code: 'not_allowed' });
    }
  });
});

describe('minutes', () => {
  it('say what was said, and how it stands where enough voted', async () => {
    await votes(await stage.say(stage.facilitator, 'Joy is work.'), eight);
    const few = await stage.say(stage.facilitator, 'Time is care.');
    await stage.vote(people[0]!, few, 'disagree');
    const { body } = await get('minutes.md');
    expect(body).toMatch(/^# Minutes: Whose job is joy\?/);
    expect(body).toContain('Joy is work.');
    expect(body).toContain('Time is care.');
    expect(body).toMatch(/5 agree/);
    expect(body).not.toMatch(/1 disagree[^s]/);
  });
});

describe('the debate as data', () => {
  it('is its replay, with no tally of fewer than eight', async () => {
    const many = await stage.say(stage.facilitator, 'Joy is work.');
    await votes(many, eight);
    const few = await stage.say(stage.facilitator, 'Time is care.');
    await stage.vote(people[0]!, few, 'disagree');
    const { body } = await stage.facilitator.get<Replay>(`/api/debates/${stage.id}/debate.json`);
    expect(Replay.parse(body)).toEqual(body);
    const replay = (await stage.facilitator.get<Replay>(`/api/debates/${stage.id}/replay`)).body;
    expect(body).toEqual({
      ...replay,
      standings: { ...replay.standings, tallies: { [many]: { agree: 5, disagree: 2, pass: 1 } } },
    });
    expect(body.standings.counts).toEqual({ [many]: 8, [few]: 1 });
  });
});

describe('the table of statements', () => {
  it('has a row for each, without tallies of few, hidden words and formulas', async () => {
    await votes(await stage.say(stage.facilitator, '=HYPERLINK("https://evil.example")'), eight);
    const few = await stage.say(people[0]!, 'Time is care.');
    await stage.vote(people[0]!, few, 'agree');
    const hidden = await stage.say(people[1]!, 'Rude words');
    await stage.command(stage.facilitator, { type: 'hide-statement', statementId: hidden, reason: 'No' });
    const table = rows((await get('statements.csv')).body);
    expect(table).toHaveLength(4);
    expect(table[1]).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(table[1]).toMatch(/,shown,,8,5,2,1$/);
    expect(table[2]).toContain('Time is care.,P 0,Health,');
    expect(table[2]).toMatch(/,shown,,1,,,$/);
    expect(table[3]).toMatch(/,hidden,,,,,$/);
    expect(table.join()).not.toContain('Rude');
  });

  it('shows no tally that is not revealed', async () => {
    const settings = { ...usualSettings, results: 'revealed' } as const;
    await stage.command(stage.facilitator, { type: 'plan', plan: { ...emptyPlan, settings } });
    await votes(await stage.say(stage.facilitator, 'Joy is work.'), eight);
    expect(rows((await get('statements.csv')).body)[1]).toMatch(/,shown,,8,,,$/);
    await stage.command(stage.facilitator, { type: 'reveal', what: 'statements', shown: true });
    expect(rows((await get('statements.csv')).body)[1]).toMatch(/,shown,,8,5,2,1$/);
  });
});

describe('the tables for Polis', () => {
  it('number statements and voters, and name nobody', async () => {
    await everyone(1);
    await votes(await stage.say(people[0]!, 'Joy is work.'), eight);
    await over();
    const [comments, answers, summary] = await Promise.all(polis.map(async (file) => (await get(file)).body));
    expect(rows(comments!)).toHaveLength(2);
    expect(rows(comments!)[1]).toMatch(/,0,8,5,2,1,Joy is work\.$/);
    expect(rows(answers!)).toHaveLength(9);
    expect(
      rows(answers!)
        .slice(1)
        .map((row) => row.split(',').slice(-2).join())
        .sort(),
    ).toEqual(['0,1', '1,1', '2,1', '3,1', '4,1', '5,-1', '6,-1', '7,0']);
    // When somebody voted would say who they are to whoever was in the room.
    expect(
      new Set(
        rows(answers!)
          .slice(1)
          .map((row) => row.split(',')[0]),
      ).size,
    ).toBe(1);
    expect(summary).toContain('voters,8\r\n');
    expect(summary).toContain(`url,${api.settings.publicUrl}/debates/${stage.id}\r\n`);
    for (const text of [comments!, answers!, summary!]) {
      expect(text).not.toMatch(/P \d|Health/);
      for (const { membershipId } of people) expect(text).not.toContain(membershipId);
    }
  });

  it('tell nothing of a statement on which few voted, where voting is secret', async () => {
    await votes(await stage.say(stage.facilitator, 'Joy is work.'), eight);
    await votes(await stage.say(stage.facilitator, 'Time is care.'), eight.slice(0, 2));
    await over();
    const [comments, answers] = await Promise.all(polis.map(async (file) => (await get(file)).body));
    expect(rows(comments!)[1]).toMatch(/,5,2,1,Joy is work\.$/);
    expect(rows(comments!)[2]).toMatch(/,,,1,Time is care\.$/);
    expect(rows(answers!)).toHaveLength(9);
  });

  it('are refused where voting is secret and few voted, and made where it is open', async () => {
    const said = await stage.say(stage.facilitator, 'Joy is work.');
    await votes(said, eight.slice(0, 7));
    await over();
    for (const file of polis) expect(await refused(file)).toMatch(/fewer than 8 people voted/);
    const other = await aStage(api, 'lobby', stage.inquiry);
    const settings = { ...usualSettings, voting: 'open' } as const;
    await other.command(other.facilitator, { type: 'plan', plan: { ...emptyPlan, settings } });
    await other.command(other.facilitator, { type: 'open' });
    await other.vote(people[0]!, await other.say(other.facilitator, 'Joy is work.'), 'agree');
    await over(other);
    for (const file of polis) expect((await get(file, other.facilitator, other.id)).status).toBe(200);
  });

  it('are refused until the results are revealed', async () => {
    const settings = { ...usualSettings, results: 'revealed' } as const;
    await stage.command(stage.facilitator, { type: 'plan', plan: { ...emptyPlan, settings } });
    await votes(await stage.say(stage.facilitator, 'Joy is work.'), eight);
    for (const file of polis) expect(await refused(file)).toMatch(/Reveal them first, then export them\.$/);
    await stage.command(stage.facilitator, { type: 'reveal', what: 'statements', shown: true });
    for (const file of polis) expect(await refused(file)).toMatch(/Close it first, then export who voted\.$/);
    await over();
    for (const file of polis) expect((await get(file)).status).toBe(200);
  });
});
