import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '@samepage/testing';
import { DataDirInUse, holderOf, lastingHolderOf, lockDataDir, requireDataDir } from './data-dir-lock';
import { beganAt, isAlive } from './process';

let dataDir: string;
let path: string;

beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'samepage-lock-')), 'data');
  path = join(dataDir, 'lock');
});

afterEach(() => rmSync(join(dataDir, '..'), { recursive: true, force: true }));

/** A lock file as another process would have left it. */
function leave(holder: object): void {
  lockDataDir(dataDir).release();
  writeFileSync(path, JSON.stringify({ machine: hostname(), ...holder }));
}

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid!;
}

it('makes the folder and the file for their owner only, and removes the file at the end', () => {
  const lock = lockDataDir(dataDir);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  lock.announce({ port: 1234, secret: 's' });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(holderOf(dataDir)).toMatchObject({ pid: process.pid, control: { port: 1234, secret: 's' } });
  lock.release();
  expect(existsSync(path)).toBe(false);
  expect(holderOf(dataDir)).toBeUndefined();
});

it('refuses a second start in one sentence that names the process', () => {
  const lock = lockDataDir(dataDir);
  expect(() => lockDataDir(dataDir)).toThrow(
    new DataDirInUse(dataDir, { pid: process.pid, machine: hostname() }),
  );
  lock.release();
  lockDataDir(dataDir).release();
});

it('refuses while another live process has it', () => {
  leave({ pid: process.ppid, began: beganAt(process.ppid) });
  expect(() => lockDataDir(dataDir)).toThrow(/^The data folder .+ is in use by process \d+: [^.]+\.$/);
});

it('takes over what a killed process left', async () => {
  leave({ pid: await deadPid() });
  lockDataDir(dataDir).release();
});

it('takes over from a killed process whose parent has not asked for it', async () => {
  // The shell starts a child that outlives it: by then it has become a program that never asks after its children.
  const shell = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60']);
  const [said] = (await once(shell.stdout, 'data')) as [Buffer];
  const pid = Number(said.toString());
  try {
    await waitUntil(() => !isAlive(pid));
    expect(() => process.kill(pid, 0)).not.toThrow();
    leave({ pid });
    lockDataDir(dataDir).release();
  } finally {
    shell.kill();
    await once(shell, 'exit');
  }
});

it('waits a moment for a process that is about to go', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  leave({ pid: child.pid!, began: beganAt(child.pid!) });
  expect(holderOf(dataDir)?.pid).toBe(child.pid);
  const lasting = lastingHolderOf(dataDir);
  child.kill('SIGKILL');
  expect(await lasting).toBeUndefined();
});

it('takes over from a process that had our number before us, as after a restart in a container', () => {
  leave({ pid: process.pid });
  lockDataDir(dataDir).release();
});

it('takes over from a process whose number was since given to another', () => {
  leave({ pid: process.ppid, began: '1' });
  lockDataDir(dataDir).release();
});

it('takes over a file that a process died over while writing it', () => {
  leave({});
  writeFileSync(path, '{"pid":');
  lockDataDir(dataDir).release();
});

it('believes another machine while its file is fresh, and no longer', () => {
  leave({ pid: 1, machine: 'elsewhere' });
  expect(() => lockDataDir(dataDir)).toThrow('in use by process 1 on elsewhere');
  const long = new Date(Date.now() - 60_000);
  utimesSync(path, long, long);
  lockDataDir(dataDir).release();
});

it('says in one sentence that a folder cannot be used', () => {
  leave({});
  dataDir = join(path, 'inside-a-file');
  expect(() => lockDataDir(dataDir)).toThrow(/^DATA_DIR must be a folder this user may write to \(.+\)\.$/);
  dataDir = join(path, '..');
});

describe('a data folder', () => {
  it('is made with the folders above it', () => {
    requireDataDir(join(dataDir, 'deeper', 'still'));
    expect(statSync(join(dataDir, 'deeper', 'still')).isDirectory()).toBe(true);
  });

  it('is refused in a sentence where none can be made', () => {
    writeFileSync(join(dataDir, '..', 'file'), '');
    expect(() => requireDataDir(join(dataDir, '..', 'file', 'data'))).toThrow(/^DATA_DIR must be a folder/);
    if (existsSync('/proc')) expect(() => requireDataDir('/proc/samepage/data')).toThrow(/^DATA_DIR must be/);
  });
});
