import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataDirLock, holderOf, lockDataDir } from '../database/data-dir-lock';
import { callControl, type Control, openControl } from './control';

let dataDir: string;
let lock: DataDirLock;
let control: Control | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'samepage-control-'));
  lock = lockDataDir(dataDir);
});

afterEach(async () => {
  await control?.close();
  control = undefined;
  lock.release();
  rmSync(dataDir, { recursive: true });
});

async function post(authorization: string, body: string): Promise<number> {
  const { port } = holderOf(dataDir)!.control!;
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { authorization },
    body,
  });
  return response.status;
}

it('runs a command in the process that holds the folder', async () => {
  control = await openControl(lock, (argv) => Promise.resolve({ stdout: argv.join('+'), code: 3 }));
  expect(await callControl(dataDir, ['person', 'add', '--name', 'Ü'])).toEqual({
    stdout: 'person+add+--name+Ü',
    code: 3,
  });
});

it('says what went wrong when the command throws', async () => {
  control = await openControl(lock, () => Promise.reject(new Error('There is no such inquiry.')));
  expect(await callControl(dataDir, [])).toEqual({ stdout: 'There is no such inquiry.\n', code: 1 });
});

it('answers undefined when nobody takes commands', async () => {
  expect(await callControl(dataDir, ['x'])).toBeUndefined();
  expect(await callControl(join(dataDir, 'none'), ['x'])).toBeUndefined();
});

it('runs nothing for one who does not know the secret, or sends no command', async () => {
  const run: string[][] = [];
  control = await openControl(lock, (argv) => {
    run.push(argv);
    return Promise.resolve({ stdout: '', code: 0 });
  });
  const { secret } = holderOf(dataDir)!.control!;
  expect(await post('Bearer wrong', '{"argv":[]}')).toBe(403);
  expect(await post('', '{"argv":[]}')).toBe(403);
  expect(await post(`Bearer ${secret}`, '{"argv":"rm"}')).toBe(403);
  expect(await post(`Bearer ${secret}`, '{')).toBe(403);
  expect(run).toEqual([]);
});
