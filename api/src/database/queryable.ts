import type { Queryable } from '@samepage/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { Pool } from 'pg';

/** Injection token of the database as a plain Queryable, outside any transaction. */
export const QUERYABLE = Symbol('queryable');

/** The pool that TypeORM's PostgreSQL driver keeps; better-auth and the document log share it. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}

/** A TypeORM manager as a Queryable, so that libraries can take part in its transaction. */
export function queryableOf(manager: EntityManager): Queryable {
  const query: Queryable['query'] = async (text, values) => {
    const runner = manager.queryRunner;
    if (!runner) throw new Error('Use the pool outside a transaction.');
    const result: QueryResult = await runner.query(text, values, true);
    const rows = (result.records ?? []) as never[];
    return { rows, rowCount: result.affected ?? rows.length };
  };
  return { query };
}

/** TypeORM's structured answer; `records` is missing for statements that return no rows, whatever its types say. */
interface QueryResult {
  records?: unknown[];
  affected?: number;
}
