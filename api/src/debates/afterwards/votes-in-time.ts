import type { Replay } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';

type Counted = Replay['votes'][number];

/**
 * How many votes were in by then, at the end of every ten seconds in which one came: total numbers, so that no vote
 * can be put beside what somebody said in the same second. A vote that was changed counts where it was changed last.
 */
export async function votesInTime(queryable: Queryable, debateId: string): Promise<Counted[]> {
  const { rows } = await queryable.query<Omit<Counted, 'at'> & { at: Date }>(
    `WITH one AS (
       SELECT v.cast_at, 'statements' AS about FROM vote v JOIN statement s ON s.id = v.statement_id
       WHERE s.debate_id = $1
       UNION ALL SELECT cast_at, moment FROM stand WHERE debate_id = $1
     ), bucket AS (
       SELECT date_bin('10 seconds', cast_at, 'epoch') + interval '10 seconds' AS at,
              count(*) FILTER (WHERE about = 'statements') AS statements,
              count(*) FILTER (WHERE about = 'opening') AS opening,
              count(*) FILTER (WHERE about = 'closing') AS closing
       FROM one GROUP BY 1
     )
     SELECT at, (sum(statements) OVER in_time)::integer AS statements, (sum(opening) OVER in_time)::integer AS opening,
            (sum(closing) OVER in_time)::integer AS closing
     FROM bucket WINDOW in_time AS (ORDER BY at) ORDER BY at`,
    [debateId],
  );
  return rows.map(({ at, ...counts }) => ({ at: at.toISOString(), ...counts }));
}
