import pg from 'pg';
import { waitUntil } from '@samepage/testing';
import { parameterOf } from './parameter';
import { prepared } from './prepared';

const postgres = process.env['TEST_DATABASE_URL'];
const when = postgres ? it : it.skip;

describe('prepared statements', () => {
  let pool: pg.Pool;
  let queryable: ReturnType<typeof prepared>;
  beforeEach(() => {
    pool = new pg.Pool({ connectionString: postgres, max: 1 });
    pool.on('error', () => undefined);
    queryable = prepared(pool);
  });
  afterEach(async () => {
    queryable.close();
    await pool.end();
  });

  when('are prepared once for each text and connection, and answer as pg does', async () => {
    const text = 'SELECT $1::integer + 1 AS sum, $2::text AS word, now() AS at, NULL AS nothing, true AS yes';
    for (const number of [1, 2, 3]) {
      const { rows, rowCount } = await queryable.query(text, [number, 'ü "quoted"']);
      const plain = { sum: number + 1, word: 'ü "quoted"', at: expect.any(Date), nothing: null, yes: true };
      expect({ rows, rowCount }).toEqual({ rows: [plain], rowCount: 1 });
    }
    await queryable.query('SELECT 1');
    const { rows } = await queryable.query('SELECT statement FROM pg_prepared_statements ORDER BY name');
    expect(rows.map(({ statement }) => statement)).toEqual([
      text,
      'SELECT 1',
      'SELECT statement FROM pg_prepared_statements ORDER BY name',
    ]);
  });

  when('take arrays of everything our statements take', async () => {
    const arrays = [
      ['a', 'b "c" \\ d,', '', null],
      [1, null, 3],
      [Buffer.from([0, 255, 92]), null],
    ];
    const { rows } = await queryable.query(
      'SELECT $1::text[] AS texts, $2::integer[] AS numbers, $3::bytea[] AS bytes, $4::bytea AS one',
      [...arrays, Buffer.from([1, 2])],
    );
    expect(rows[0]).toEqual({
      texts: arrays[0],
      numbers: arrays[1],
      bytes: arrays[2],
      one: Buffer.from([1, 2]),
    });
  });

  when('take turns where there are more of them than connections', async () => {
    const sums = Array.from({ length: 50 }, (_, number) =>
      queryable.query<{ sum: number }>('SELECT $1::integer + 1 AS sum', [number]),
    );
    const plain = pool.query('SELECT 1');
    const answers = await Promise.all(sums);
    expect(answers.map(({ rows }) => rows[0]?.sum)).toEqual(sums.map((_, number) => number + 1));
    await plain;
  });

  when('say what is wrong, and go on', async () => {
    for (let round = 0; round < 3; round++) {
      await expect(queryable.query('SELECT 1 / $1::integer', [0])).rejects.toThrow('division by zero');
      await expect(queryable.query('SELECT nonsense')).rejects.toThrow('nonsense');
    }
    expect((await queryable.query('SELECT 1 / $1::integer AS one', [1])).rows).toEqual([{ one: 1 }]);
  });

  when('come back on another connection when theirs is lost', async () => {
    const { rows } = await queryable.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const other = new pg.Client({ connectionString: postgres });
    await other.connect();
    await other.query('SELECT pg_terminate_backend($1)', [rows[0]!.pid]);
    await other.end();
    await waitUntil(async () => {
      const answer = await queryable
        .query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
        .catch(() => undefined);
      return answer !== undefined && answer.rows[0]!.pid !== rows[0]!.pid;
    });
  });
});

it('turns values into parameters', () => {
  expect([null, undefined, true, 7, 'x'].map(parameterOf)).toEqual([null, null, 'true', '7', 'x']);
  expect(parameterOf(['a"b', 'c\\d', null, 1])).toBe('{"a\\"b","c\\\\d",NULL,1}');
});
