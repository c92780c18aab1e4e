import type { Insight, InsightAnswer } from '@samepage/contracts';
import { testApi, type Member, type TestApi } from '../support';
import { aGround, type Ground } from './ground';

let api: TestApi;
let ground: Ground;
const people: Record<string, Member[]> = {};

beforeAll(async () => {
  api = await testApi();
  ground = await aGround(api);
  for (const [sector, count] of [
    ['Health', 7],
    ['Culture', 6],
    ['Link work', 3],
  ] as const)
    people[sector] = await Promise.all(
      Array.from({ length: count }, () => ground.inquiry.as('participant', sector)),
    );
});
afterAll(() => api.close());

const see = async (insight: Insight, who: Member) =>
  (await who.get<Insight>(`/api/insights/${insight.id}`)).body;
async function all(insight: Insight, sector: string, answers: InsightAnswer[]): Promise<void> {
  for (const [index, answer] of answers.entries())
    expect((await ground.answer(insight, people[sector]![index]!, answer)).status).toBe(200);
}
const shown = ({ counts }: Insight) =>
  Object.fromEntries(counts.sectors.map(({ sector, count }) => [sector.name, count]));

it('is one answer of each person, which they can change and take back', async () => {
  const insight = await ground.published();
  const [person] = people['Health']!;
  await ground.answer(insight, person!, 'us', 'Every Tuesday.');
  const { body } = await ground.answer(insight, person!, 'partly');
  expect(body.mine).toEqual({ answer: 'partly', line: null, isLineHidden: false, isCurrent: true });
  const { rows } = await api.queryable.query(`SELECT 1 FROM insight_answer WHERE insight_id = $1`, [
    insight.id,
  ]);
  expect(rows).toHaveLength(1);
  const gone = await person!.delete<Insight>(`/api/insights/${insight.id}/answer`);
  expect(gone.body.mine).toBeNull();
});

it('is told in words where few answered, and not at all where fewer did', async () => {
  const insight = await ground.published();
  expect(insight.counts.all).toEqual({ as: 'hidden' });
  await all(insight, 'Health', ['us', 'us', 'us', 'partly', 'not-us', 'not-us', 'us']);
  await all(insight, 'Culture', ['us', 'not-us', 'not-us', 'us', 'partly', 'partly']);
  const two = await see(insight, ground.facilitator);
  expect(two.counts.all).toEqual({ as: 'words', nearlyAll: null });
  expect(shown(two)['Health']).toEqual({ as: 'words', nearlyAll: null });
  expect(shown(two)['Link work']).toEqual({ as: 'hidden' });
  expect(JSON.stringify(two.counts)).not.toMatch(/"us":\d/);
  await all(insight, 'Link work', ['us', 'not-us', 'partly']);
  const three = await see(insight, ground.facilitator);
  expect(shown(three)).toMatchObject({
    Health: { as: 'words' },
    Culture: { as: 'words' },
    'Link work': { as: 'hidden' },
  });
});

it('says in words what nearly all of a few said', async () => {
  const insight = await ground.published();
  await all(insight, 'Culture', ['us', 'us', 'us', 'us', 'us', 'us']);
  const { counts } = await see(insight, ground.facilitator);
  expect(counts.all).toEqual({ as: 'words', nearlyAll: 'us' });
  expect(JSON.stringify(counts)).not.toMatch(/"us":6/);
});

it('shows lines without names, once enough answered, and not where one was hidden', async () => {
  const insight = await ground.published();
  const [person, other] = people['Health']!;
  await ground.answer(insight, person!, 'us', 'Every Tuesday, I wait.');
  expect((await see(insight, ground.facilitator)).lines).toEqual([]);
  await ground.answer(insight, other!, 'not-us', 'I drive.');
  await all(insight, 'Culture', ['us', 'partly', 'not-us', 'us']);
  const { lines } = await see(insight, ground.speaker);
  expect(lines.map(({ text }) => text).sort()).toEqual(['Every Tuesday, I wait.', 'I drive.']);
  const { id } = lines.find(({ text }) => text === 'I drive.')!;
  const hide = (who: Member) => who.post<Insight>(`/api/insights/${insight.id}/lines/${id}/hiding`);
  expect((await hide(ground.speaker)).status).toBe(403);
  expect((await hide(ground.facilitator)).body.lines.map(({ text }) => text)).toEqual([
    'Every Tuesday, I wait.',
  ]);
  const again = await ground.answer(insight, other!, 'partly', 'I drive.');
  expect(again.body.mine).toMatchObject({ isLineHidden: true });
  expect(again.body.lines).toHaveLength(1);
});

it('is asked again where the claim was changed, and not where only its reasons were', async () => {
  const insight = await ground.published();
  await all(insight, 'Health', ['us', 'us', 'not-us', 'partly', 'us']);
  const change = async (different: object, version: number) =>
    (
      await ground.facilitator.put<Insight>(`/api/insights/${insight.id}`, {
        ...ground.content(different),
        version,
      })
    ).body;
  const same = await change({ whySure: 'Nine people said so.' }, insight.version);
  expect(same.counts.all.as).toBe('words');
  const { counts } = await change({ claim: 'Only buses decide.' }, same.version);
  expect(counts.all).toEqual({ as: 'hidden' });
  expect((await see(insight, people['Health']![0]!)).mine).toMatchObject({ answer: 'us', isCurrent: false });
});

it('is not for commissioners', async () => {
  const insight = await ground.published();
  const commissioner = await ground.inquiry.as('commissioner');
  expect((await ground.answer(insight, commissioner, 'us')).status).toBe(403);
});
