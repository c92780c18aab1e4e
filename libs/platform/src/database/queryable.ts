/**
 * The one thing most code needs of PostgreSQL: run a statement. A `pg` pool, one of its clients (inside a
 * transaction) and a TypeORM manager's adapter all are one.
 *
 * On the embedded database there is a single connection: inside a transaction use that transaction's Queryable and
 * no other, or the two wait for each other for ever.
 */
export interface Queryable {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- pg's own shape: the caller names the rows
  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>;
}
