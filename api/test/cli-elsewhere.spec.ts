import {
  callControl,
  createLog,
  InProcessBell,
  openBell,
  openControl,
  openDatabase,
  readSettings,
  type Ring,
} from '@samepage/platform';
import { waitUntil } from '@samepage/testing';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGround } from '../src/cli/open-ground';
import { runCommand } from '../src/cli/run-command';
import { controlHandler } from '../src/index';
import { startApi } from '../src/start';
import { openMigratedDatabase } from './support';

/** Only there can another process look on. */
const onPostgres = process.env['TEST_DATABASE_URL'] ? it : it.skip;

onPostgres('works beside running processes on PostgreSQL, which hear of it before it ends', async () => {
  const database = await openMigratedDatabase();
  const settings = readSettings({ DATABASE_URL: database.url!, DEMO: '0', LOG_LEVEL: 'silent' });
  const elsewhere = await openBell(settings, createLog('silent'));
  const heard: Ring[] = [];
  elsewhere.listen((ring) => heard.push(ring));
  const ground = await openGround(settings);
  await runCommand(ground, [
    'person',
    'add',
    '--email',
    'ana@example.org',
    '--name',
    'Ana',
    '--role',
    'artist',
  ]);
  await ground.close();
  await waitUntil(() => heard.some(({ about }) => about === 'access'));
  await elsewhere.close();
  await database.close();
});

describe('on an embedded installation', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'samepage-cli-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('makes no second installation in a folder that holds none', async () => {
    const settings = readSettings({ DATA_DIR: join(dataDir, 'mistaken'), DEMO: '0', LOG_LEVEL: 'silent' });
    await expect(openGround(settings)).rejects.toThrow('There is no Samepage in');
    expect(existsSync(settings.dataDir)).toBe(false);
  });

  it('reaches the running process, and opens the database itself when none runs', async () => {
    const settings = readSettings({ DATA_DIR: dataDir, DEMO: '0', LOG_LEVEL: 'silent' });
    const database = await openDatabase(settings);
    const running = await startApi(settings, {
      database,
      bell: new InProcessBell(),
      log: createLog('silent'),
    });
    const control = await openControl(database.lock!, controlHandler(running));
    const answer = await callControl(dataDir, [
      'inquiry',
      'create',
      '--title',
      'Ours',
      '--question',
      'Well?',
    ]);
    expect(answer).toMatchObject({ code: 0, stdout: expect.stringContaining('Made "Ours" (ours)') });
    await expect(openGround(settings)).rejects.toThrow('is in use by process');
    await control.close();
    await running.close();
    await database.close();

    expect(await callControl(dataDir, ['inquiry', 'list'])).toBeUndefined();
    const ground = await openGround(settings);
    const { stdout } = await runCommand(ground, ['inquiry', 'list', '--json']);
    expect(JSON.parse(stdout)).toMatchObject([{ slug: 'ours' }]);
    await ground.close();
  });
});
