import { emptyDebate, fold } from '@samepage/debate';
import type { DebateEvent } from '@samepage/contracts';
import { openTestDatabase, type TestDatabase } from '@samepage/platform/testing';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { migrations } from '../../src/database/migrations';
import { KeepOwnPauses1763800121000 } from '../../src/database/migrations/0121-keep-own-pauses';
import { SteerDebate1763800070000 } from '../../src/database/migrations/0070-steer-debate';
import { connect, migrate } from '../../src/start';
import { aPlan } from './stage';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await openTestDatabase();
  dataSource = await connect(database);
  await migrate(database, dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.close();
});

const [said, hidden, by, debateId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const at = '2026-01-01T10:00:00.000Z';
const log: DebateEvent[] = [
  { sequence: 1, at, by, type: 'opened' },
  { sequence: 2, at, by, type: 'statement-added', statementId: said, text: 'Joy is work.' },
  { sequence: 3, at, by, type: 'statement-added', statementId: hidden, text: 'Something cruel.' },
  { sequence: 4, at, by, type: 'statement-hidden', statementId: hidden, reason: 'Unkind' },
];
/** As it was kept before debates could be steered. */
const before = {
  version: 4,
  phase: 'open',
  statements: [
    { id: said, text: 'Joy is work.', by, at, hidden: false },
    { id: hidden, text: 'Something cruel.', by, at, hidden: true },
  ],
  harvests: [],
};

async function debate(): Promise<Record<string, unknown>> {
  const [row] = await dataSource.query<Record<string, unknown>[]>('SELECT * FROM debate WHERE id = $1', [
    debateId,
  ]);
  return row!;
}

async function undoDownTo(migration: (typeof migrations)[number]): Promise<void> {
  const newer = migrations.length - migrations.indexOf(migration);
  for (let each = 0; each < newer; each++) await dataSource.undoLastMigration();
}
const undoSteering = (): Promise<void> => undoDownTo(SteerDebate1763800070000);

it('carries a debate over that was held before it could be steered, there and back [DB25]', async () => {
  await undoSteering();
  const inquiry = randomUUID();
  const [person, sector] = [randomUUID(), randomUUID()];
  await dataSource.query(`INSERT INTO person (id, name) VALUES ($1, 'Robin')`, [person]);
  await dataSource.query(
    `INSERT INTO inquiry (id, slug, title, question, spot, join_code) VALUES ($1, 'old', 'Old', 'Why?', '#aabbcc', 'ABCDEF')`,
    [inquiry],
  );
  await dataSource.query(
    `INSERT INTO sector (id, inquiry_id, name, mark, ink, position) VALUES ($1, $2, 'Health', 'disc', 1, 1)`,
    [sector, inquiry],
  );
  await dataSource.query(
    `INSERT INTO membership (id, inquiry_id, person_id, role, sector_id, name) VALUES ($1, $2, $3, 'facilitator', $4, 'Robin')`,
    [by, inquiry, person, sector],
  );
  await dataSource.query(
    `INSERT INTO debate (id, inquiry_id, title, join_code, version, state) VALUES ($1, $2, 'Old', 'GHJKMN', 4, $3)`,
    [debateId, inquiry, before],
  );
  for (const event of log)
    await dataSource.query(
      `INSERT INTO debate_event (debate_id, sequence, command_id, event) VALUES ($1, $2, $3, $4)`,
      [debateId, event.sequence, randomUUID(), event],
    );
  for (const [id, text, hiddenAt] of [
    [said, 'Joy is work.', null],
    [hidden, 'Something cruel.', at],
  ])
    await dataSource.query(
      `INSERT INTO statement (id, debate_id, membership_id, text, created_at, hidden_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, debateId, by, text, at, hiddenAt],
    );

  await migrate(database, dataSource);
  const { state, phase, voting } = await debate();
  expect(state).toEqual(log.reduce(fold, emptyDebate()));
  expect({ phase, voting }).toEqual({ phase: 'open', voting: true });

  await undoSteering();
  expect((await debate())['state']).toEqual(before);
  await migrate(database, dataSource);
  expect((await debate())['state']).toEqual(state);
});

it('carries turns over that were paused before speakers could pause them, there and back [DB25] [DB54]', async () => {
  const plan = aPlan(['floor', 'harvest']);
  const [floor, harvest] = plan.steps.map(({ id }) => id);
  const paused = (sequence: number, handId: string): DebateEvent[] => [
    { sequence, at, by, type: 'hand-raised', handId, kind: 'turn', text: null },
    { sequence: sequence + 1, at, by, type: 'turn-begun', handId, endsAt: null },
    { sequence: sequence + 2, at, by, type: 'turn-paused' },
  ];
  const spoken: DebateEvent[] = [
    { sequence: 1, at, by, type: 'planned', plan },
    { sequence: 2, at, by, type: 'opened', entered: { stepId: floor!, endsAt: null } },
    ...paused(3, randomUUID()),
    { sequence: 6, at, by, type: 'step-entered', how: 'next', stepId: harvest!, endsAt: null },
    { sequence: 7, at, by, type: 'step-entered', how: 'chosen', stepId: floor!, endsAt: null },
    ...paused(8, randomUUID()),
  ];
  const after = spoken.reduce(fold, emptyDebate());
  expect([after.turn?.isOwnPause, after.trail.map(({ turn }) => turn?.isOwnPause)]).toEqual([
    false,
    [false, undefined],
  ]);
  const without = JSON.parse(
    JSON.stringify(after, (key, value: unknown) => (key === 'isOwnPause' ? undefined : value)),
  ) as unknown;
  await undoDownTo(KeepOwnPauses1763800121000);
  await dataSource.query('UPDATE debate SET state = $2 WHERE id = $1', [debateId, without]);
  await migrate(database, dataSource);
  expect((await debate())['state']).toEqual(after);
  await undoDownTo(KeepOwnPauses1763800121000);
  expect((await debate())['state']).toEqual(without);
  await migrate(database, dataSource);
});
