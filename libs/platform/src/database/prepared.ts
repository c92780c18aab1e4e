import type pg from 'pg';
import type { Queryable } from './queryable';

/** Beyond so many different texts something makes them up as it goes, and preparing them would only cost memory. */
const most = 200;

/**
 * A pool whose statements are prepared on each connection the first time they are run: parsing and planning one that
 * appends to a log costs more than running it. Only for texts that are always the same, and for an outside PostgreSQL:
 * the embedded one clears its session.
 */
export function prepared(pool: pg.Pool): Queryable {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= most) return known;
    const name = `samepage_${names.size}`;
    names.set(text, name);
    return name;
  };
  return {
    query: (text, values) => pool.query({ name: nameOf(text), text, values }),
  };
}
