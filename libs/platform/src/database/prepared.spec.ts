import pg from 'pg';
import { prepared } from './prepared';

const postgres = process.env['TEST_DATABASE_URL'];

describe('prepared statements', () => {
  (postgres ? it : it.skip)('are prepared once for each text and connection', async () => {
    const pool = new pg.Pool({ connectionString: postgres, max: 1 });
    const queryable = prepared(pool);
    for (const number of [1, 2, 3]) {
      const { rows } = await queryable.query<{ sum: number }>('SELECT $1::integer + 1 AS sum', [number]);
      expect(rows).toEqual([{ sum: number + 1 }]);
    }
    await queryable.query('SELECT 1');
    const { rows } = await pool.query('SELECT statement FROM pg_prepared_statements ORDER BY name');
    expect(rows).toEqual([{ statement: 'SELECT $1::integer + 1 AS sum' }, { statement: 'SELECT 1' }]);
    await pool.end();
  });
});
