import type { Choice, Guessing, GuessResult, MakeGuess, Problem, SamePage } from '@samepage/contracts';
import { randomUUID } from 'node:crypto';
import { aPlan, aStage, type Stage } from '../debates/stage';
import type { Agent, Answer, TestApi, TestInquiry } from '../support';

export const fourSectors = ['Health', 'Link work', 'Culture', 'Voluntary'] as const;

/** How somebody of a sector, the nth of it, votes on a statement; undefined where they do not. */
export type Way = (sector: string, nth: number) => Choice | undefined;

export interface Crowd {
  readonly people: readonly { id: string; sector: string; nth: number }[];
}

/** People straight into the database: signing them up takes longer than all that is tested with them. */
export async function aCrowd(
  api: TestApi,
  inquiry: TestInquiry,
  sizes: Readonly<Record<string, number>> = Object.fromEntries(fourSectors.map((name) => [name, 18])),
): Promise<Crowd> {
  const people = Object.entries(sizes).flatMap(([sector, size]) =>
    Array.from({ length: size }, (_, nth) => ({ id: randomUUID(), sector, nth })),
  );
  await api.queryable.query(
    `WITH made AS (INSERT INTO person (id, name) SELECT id, 'Someone' FROM unnest($2::uuid[]) AS id)
     INSERT INTO membership (id, inquiry_id, person_id, role, sector_id, name)
     SELECT id, $1, id, 'participant', sector, 'Someone' FROM unnest($2::uuid[], $3::uuid[]) AS p (id, sector)`,
    [inquiry.id, people.map(({ id }) => id), people.map(({ sector }) => inquiry.sector(sector).id)],
  );
  return { people };
}

/** Votes of a crowd, straight into the database. */
export async function votes(api: TestApi, { people }: Crowd, statementId: string, way: Way): Promise<void> {
  const cast = people.flatMap(({ id, sector, nth }) => {
    const choice = way(sector, nth);
    return choice ? [{ id, choice }] : [];
  });
  await api.queryable.query(
    `INSERT INTO vote (statement_id, membership_id, choice, cast_at)
     SELECT $1, id, choice, clock_timestamp() FROM unnest($2::uuid[], $3::text[]) AS v (id, choice)
     ON CONFLICT (statement_id, membership_id) DO UPDATE SET choice = EXCLUDED.choice, cast_at = EXCLUDED.cast_at`,
    [statementId, cast.map(({ id }) => id), cast.map(({ choice }) => choice)],
  );
}

export const nearlyAll: Way = (_, nth) => (nth === 0 ? 'disagree' : 'agree');

/** Half of the sectors agree and the others do not. */
export const opposed: Way = (sector) =>
  sector === 'Health' || sector === 'Link work' ? 'agree' : 'disagree';

export async function close(stage: Stage): Promise<void> {
  const { body } = await stage.command(stage.facilitator, { type: 'close' });
  expect(body.outcome).toBe('done');
}

export async function samePage(who: Agent, inquiry: { id: string }): Promise<SamePage> {
  const { status, body } = await who.get<SamePage>(`/api/inquiries/${inquiry.id}/same-page`);
  if (status !== 200) throw new Error(`Answered with ${status}: ${JSON.stringify(body)}`);
  return body;
}

export const guessing = async (who: Agent, inquiry: { id: string }) =>
  (await who.get<Guessing>(`/api/inquiries/${inquiry.id}/guesses`)).body;

export const guess = (
  who: Agent,
  inquiry: { id: string },
  made: MakeGuess,
): Promise<Answer<GuessResult & Problem>> => who.put(`/api/inquiries/${inquiry.id}/guesses`, made);

/**
 * A debate in which 160 people of four sectors voted on two statements, and which is closed. With forty people of a
 * sector it takes dice that fall four standard deviations off to turn a standing round; with eighteen it took two.
 */
export async function aClosedDebate(
  api: TestApi,
  inquiry?: TestInquiry,
  crowd?: Crowd,
): Promise<{ stage: Stage; crowd: Crowd; shared: string; split: string }> {
  const stage = await aStage(api, 'open', inquiry);
  const all =
    crowd ?? (await aCrowd(api, stage.inquiry, Object.fromEntries(fourSectors.map((name) => [name, 40]))));
  const speaker = await stage.inquiry.as('participant', 'Culture');
  const shared = await stage.say(speaker, 'Time is care.');
  const split = await stage.say(speaker, 'Referral is a relationship.');
  await votes(api, all, shared, nearlyAll);
  await votes(api, all, split, opposed);
  await close(stage);
  return { stage, crowd: all, shared, split };
}

/** A debate whose results wait to be revealed. */
export async function aSecretiveDebate(api: TestApi, inquiry?: TestInquiry): Promise<Stage> {
  const stage = await aStage(api, 'lobby', inquiry);
  const plan = aPlan(['statements'], { results: 'revealed' });
  expect((await stage.command(stage.facilitator, { type: 'plan', plan })).body.outcome).toBe('done');
  await stage.command(stage.facilitator, { type: 'open' });
  return stage;
}
