import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { embeddedPoolConfig } from './embedded';

describe('a pool on the embedded database', () => {
  let pglite: PGlite;
  let pool: pg.Pool;

  beforeAll(async () => {
    pglite = await PGlite.create();
    pool = new pg.Pool(embeddedPoolConfig(pglite));
    await pool.query('CREATE TABLE once (n integer PRIMARY KEY)');
    await pool.query('INSERT INTO once VALUES (1)');
  });
  afterAll(async () => {
    await pool.end();
    await pglite.close();
  });

  it('goes on, with the right answer to each question, after a statement that failed', async () => {
    for (let round = 0; round < 20; round++) {
      await expect(pool.query('INSERT INTO once VALUES (1)')).rejects.toMatchObject({ code: '23505' });
      const asked = [1, 2, 3].map((n) => round * 10 + n);
      const answers = await Promise.all(
        asked.map((n) => pool.query<{ n: number }>('SELECT $1::integer AS n', [n])),
      );
      expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(asked);
    }
  });

  it('begins each client anew: no prepared statement of the one before, no open transaction', async () => {
    const named = { name: 'the-same', text: 'SELECT $1::integer AS n', values: [7] };
    expect((await pool.query(named)).rows).toEqual([{ n: 7 }]);
    await expect(pool.query('INSERT INTO once VALUES (1)')).rejects.toMatchObject({ code: '23505' });
    expect((await pool.query(named)).rows).toEqual([{ n: 7 }]);

    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO once VALUES (3)');
    client.release(new Error('thrown away in the middle'));
    expect((await pool.query('SELECT n FROM once WHERE n = 3')).rows).toEqual([]);
  });

  it('leaves no transaction open behind a failure in it', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await expect(client.query('INSERT INTO once VALUES (1)')).rejects.toMatchObject({ code: '23505' });
    await client.query('ROLLBACK');
    client.release();
    await pool.query('INSERT INTO once VALUES (2)');
    expect((await pool.query('SELECT n FROM once ORDER BY n')).rows).toEqual([{ n: 1 }, { n: 2 }]);
  });
});
