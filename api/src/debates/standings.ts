import type {
  Choice,
  DebateSettings,
  Moment,
  MotionStanding,
  MotionTally,
  MyStand,
  Revealable,
  Standings,
  Tally,
} from '@samepage/contracts';
import { areResultsShown } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';

type StatementRecord = Tally & { id: string };
type MotionRecord = MotionTally & { moment: Moment };
interface StandingsRecord {
  results: DebateSettings['results'];
  revealed: Revealable[];
  statements: StatementRecord[];
  voted: number;
  motion: MotionRecord[];
}

const standingsSql = `
  SELECT d.state->'plan'->'settings'->>'results' AS results, d.state->'revealed' AS revealed,
    (SELECT count(DISTINCT v.membership_id)::integer FROM statement s JOIN vote v ON v.statement_id = s.id
     WHERE s.debate_id = d.id) AS voted,
    COALESCE((SELECT jsonb_agg(each) FROM (
      SELECT s.id,
        count(*) FILTER (WHERE v.choice = 'agree')::integer AS agree,
        count(*) FILTER (WHERE v.choice = 'disagree')::integer AS disagree,
        count(*) FILTER (WHERE v.choice = 'pass')::integer AS pass
      FROM statement s JOIN vote v ON v.statement_id = s.id
      WHERE s.debate_id = d.id AND s.hidden_at IS NULL AND s.withdrawn_at IS NULL GROUP BY s.id) AS each), '[]') AS statements,
    COALESCE((SELECT jsonb_agg(each) FROM (
      SELECT moment,
        count(*) FILTER (WHERE choice = 'for')::integer AS "for",
        count(*) FILTER (WHERE choice = 'against')::integer AS against,
        count(*) FILTER (WHERE choice = 'unsure')::integer AS unsure
      FROM stand WHERE debate_id = d.id GROUP BY moment) AS each), '[]') AS motion
  FROM debate d WHERE d.id = $1`;

const nothing: StandingsRecord = {
  results: 'revealed',
  revealed: [],
  statements: [],
  voted: 0,
  motion: [],
};

/**
 * How the votes of a debate stand, and no more of it than everyone may see: tallies where they are shown, counts
 * always. A statement that nobody voted on, or that cannot be seen, is not there.
 */
export async function standingsOf(queryable: Queryable, debateId: string): Promise<Standings> {
  const { rows } = await queryable.query<StandingsRecord>(standingsSql, [debateId]);
  const { results, revealed, statements, voted, motion } = rows[0] ?? nothing;
  const areShown = areResultsShown({ plan: { settings: { results } }, revealed });
  const counts = statements.map(({ id, agree, disagree, pass }) => [id, agree + disagree + pass]);
  const tallies = statements.map(({ id, agree, disagree, pass }) => [id, { agree, disagree, pass }]);
  return {
    tallies: areShown ? (Object.fromEntries(tallies) as Standings['tallies']) : {},
    counts: Object.fromEntries(counts) as Standings['counts'],
    voted,
    opening: motionStanding('opening', motion, revealed),
    closing: motionStanding('closing', motion, revealed),
  };
}

function motionStanding(
  moment: Moment,
  motion: readonly MotionRecord[],
  revealed: readonly string[],
): MotionStanding {
  const found = motion.find((each) => each.moment === moment);
  const tally = { for: found?.for ?? 0, against: found?.against ?? 0, unsure: found?.unsure ?? 0 };
  const voted = tally.for + tally.against + tally.unsure;
  return { voted, tally: revealed.includes(moment) ? tally : null };
}

/** Those standings in `now` that are not what they were: of tallies and counts only what changed. */
export function changedStandings(before: Standings | undefined, now: Standings): Standings | undefined {
  if (!before) return now;
  const tallies = changed(before.tallies, now.tallies);
  const counts = changed(before.counts, now.counts);
  const { voted, opening, closing } = now;
  const rest = { voted, opening, closing };
  const isSame = same(rest, { voted: before.voted, opening: before.opening, closing: before.closing });
  if (isSame && isEmpty(tallies) && isEmpty(counts)) return undefined;
  return { tallies, counts, ...rest };
}

function changed<T>(before: Record<string, T>, now: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(now).filter(([id, each]) => !same(before[id], each)));
}

/** Whether two things of ours, made in the same way, say the same. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

/** Where one member stands on the statements of a debate. */
export async function votesOf(
  queryable: Queryable,
  debateId: string,
  membershipId: string,
): Promise<Record<string, Choice>> {
  const { rows } = await queryable.query<{ id: string; choice: Choice }>(
    `SELECT s.id, v.choice FROM statement s JOIN vote v ON v.statement_id = s.id
     WHERE s.debate_id = $1 AND v.membership_id = $2`,
    [debateId, membershipId],
  );
  return Object.fromEntries(rows.map(({ id, choice }) => [id, choice]));
}

/** Where one member stood on the motion. */
export async function standsOf(
  queryable: Queryable,
  debateId: string,
  membershipId: string,
): Promise<Record<Moment, MyStand | null>> {
  const { rows } = await queryable.query<MyStand & { moment: Moment }>(
    `SELECT moment, choice, moved FROM stand WHERE debate_id = $1 AND membership_id = $2`,
    [debateId, membershipId],
  );
  const at = (moment: Moment): MyStand | null => {
    const found = rows.find((row) => row.moment === moment);
    return found ? { choice: found.choice, moved: found.moved } : null;
  };
  return { opening: at('opening'), closing: at('closing') };
}
