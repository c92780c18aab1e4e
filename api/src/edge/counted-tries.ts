import type { Queryable } from '@samepage/platform';

/** One try that is counted against a limit. */
export interface Try {
  readonly key: string;
  /** How long a count lasts from its first try on, in seconds. */
  readonly duration: number;
}

export interface CountedTry {
  /** Which one it is since the count began, from 1. */
  readonly place: number;
  /** Milliseconds until the count begins anew. */
  readonly msLeft: number;
}

/** Keys are written in their order, so that two nodes that count the same ones never wait for each other. */
const countSql = `
  WITH asked AS (
    SELECT * FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS try (key, duration, position)
  ),
  clock AS (SELECT (extract(epoch FROM statement_timestamp()) * 1000)::bigint AS now),
  kept AS (
    INSERT INTO rate_limit AS before (key, points, expire)
    SELECT key, count(*)::integer, (SELECT now FROM clock) + max(duration) * 1000 FROM asked GROUP BY key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN before.expire <= (SELECT now FROM clock) THEN EXCLUDED.points
        ELSE before.points + EXCLUDED.points END,
      expire = CASE WHEN before.expire <= (SELECT now FROM clock) THEN EXCLUDED.expire ELSE before.expire END
    RETURNING key, points, expire
  )
  SELECT (kept.points - count(*) OVER (PARTITION BY key)
      + row_number() OVER (PARTITION BY key ORDER BY position))::integer AS place,
    (kept.expire - clock.now)::integer AS "msLeft"
  FROM asked JOIN kept USING (key), clock ORDER BY position`;

/**
 * Counts many tries in one statement, in the table that rate-limiter-flexible keeps, so that what is tried very often,
 * as a vote is, costs no statement of its own. Answers in their order.
 */
export async function countTries(queryable: Queryable, tries: readonly Try[]): Promise<CountedTry[]> {
  const { rows } = await queryable.query<CountedTry>(countSql, [
    tries.map(({ key }) => key),
    tries.map(({ duration }) => duration),
  ]);
  return rows;
}
