import type { Insight, InsightAnswer, InsightCounts, Sector } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { fewestAnswersShown, shownAnswers, type Answers } from './shown-answers';

interface CountRow extends Answers {
  sector_id: string;
}

interface OwnRow {
  answer: InsightAnswer;
  line: string | null;
  line_hidden_at: Date | null;
  version: number;
}

interface Asked {
  readonly insightId: string;
  /** The version since which the claim is what it is: earlier answers were about other words. */
  readonly since: number;
}

/** How people answered the claim as it is now, as far as it can be shown. */
export async function countsOf(
  queryable: Queryable,
  { insightId, since }: Asked,
  sectors: readonly Sector[],
): Promise<InsightCounts> {
  const { rows } = await queryable.query<CountRow>(
    `SELECT m.sector_id, count(*) FILTER (WHERE a.answer = 'us')::integer AS us,
            count(*) FILTER (WHERE a.answer = 'partly')::integer AS partly,
            count(*) FILTER (WHERE a.answer = 'not-us')::integer AS "notUs"
     FROM insight_answer a JOIN membership m ON m.id = a.membership_id
     WHERE a.insight_id = $1 AND a.version >= $2 GROUP BY m.sector_id`,
    [insightId, since],
  );
  const answers = new Map(rows.map(({ sector_id, us, partly, notUs }) => [sector_id, { us, partly, notUs }]));
  const none = { us: 0, partly: 0, notUs: 0 };
  const shown = shownAnswers(sectors.map(({ id }) => ({ sectorId: id, answers: answers.get(id) ?? none })));
  return {
    all: shown.all,
    sectors: sectors.map((sector) => ({
      sector,
      count: shown.sectors.get(sector.id) ?? { as: 'hidden' as const },
    })),
    least: fewestAnswersShown,
  };
}

/** What people wrote beside their answers. Their ids are random, so the order of them tells nobody's place. */
export async function linesOf(queryable: Queryable, { insightId, since }: Asked): Promise<Insight['lines']> {
  const { rows } = await queryable.query<{ id: string; text: string }>(
    `SELECT line_id AS id, line AS text FROM insight_answer
     WHERE insight_id = $1 AND version >= $2 AND line IS NOT NULL AND line_hidden_at IS NULL ORDER BY line_id`,
    [insightId, since],
  );
  return rows;
}

export async function ownAnswer(
  queryable: Queryable,
  { insightId, since }: Asked,
  membershipId: string | undefined,
): Promise<Insight['mine']> {
  const { rows } = await queryable.query<OwnRow>(
    `SELECT answer, line, line_hidden_at, version FROM insight_answer WHERE insight_id = $1 AND membership_id = $2`,
    [insightId, membershipId ?? null],
  );
  const [row] = rows;
  if (!row) return null;
  const { answer, line, line_hidden_at, version } = row;
  return { answer, line, isLineHidden: line_hidden_at !== null, isCurrent: version >= since };
}
