import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { StartRefused } from '../refusal';
import { beganAt, isAlive } from './process';

/** Who holds a data folder, and how to reach them. The file is readable by its owner only: it holds a secret. */
const Holder = z.object({
  pid: z.number().int(),
  began: z.string().optional(),
  machine: z.string(),
  control: z.object({ port: z.number().int(), secret: z.string() }).optional(),
});
export type Holder = z.infer<typeof Holder>;

export class DataDirInUse extends StartRefused {
  override readonly name = 'DataDirInUse';
  constructor(dataDir: string, holder: Holder) {
    const elsewhere = holder.machine === hostname() ? '' : ` on ${holder.machine}`;
    super(
      `The data folder ${dataDir} is in use by process ${holder.pid}${elsewhere}: stop that one first, or set DATA_DIR to another folder.`,
    );
  }
}

/** A held data folder. Two processes in one folder would silently lose each other's writes. */
export interface DataDirLock {
  /** Tells other processes of this user how to reach the one that holds the folder. */
  announce(control: Holder['control']): void;
  release(): void;
}

const fileOf = (dataDir: string): string => join(dataDir, 'lock');
const heldHere = new Set<string>();
const beat = 5_000;
/** A holder on another machine (or in another container) whose file is older than this is gone. */
const silence = 4 * beat;

/** Takes the folder, made if missing and closed to other users. Throws DataDirInUse while another process has it. */
export function lockDataDir(dataDir: string): DataDirLock {
  const path = fileOf(dataDir);
  requireDataDir(dataDir);
  const self: Holder = { pid: process.pid, began: beganAt(process.pid), machine: hostname() };
  if (!create(path, self)) takeOver(dataDir, self);
  heldHere.add(path);
  const heart = setInterval(() => touch(path), beat).unref();
  return {
    announce: (control) => replace(path, { ...self, control }),
    release: () => {
      clearInterval(heart);
      heldHere.delete(path);
      rmSync(path, { force: true });
    },
  };
}

/** Who holds the folder now, if anyone who is still alive does. */
export function holderOf(dataDir: string): Holder | undefined {
  const path = fileOf(dataDir);
  const holder = read(path);
  return holder && holds(path, holder) ? holder : undefined;
}

/** A process that was told to stop, or killed, takes a moment to be gone: the next one, started at once, waits. */
const dying = 3_000;

/** Like `holderOf`, but gives one that is about to go a moment to do so. */
export async function lastingHolderOf(dataDir: string): Promise<Holder | undefined> {
  const end = Date.now() + dying;
  let holder = holderOf(dataDir);
  while (holder && holder.pid !== process.pid && Date.now() < end) {
    await setTimeout(50);
    holder = holderOf(dataDir);
  }
  return holder;
}

/** Makes the data folder, closed to other users, unless it is there. Throws StartRefused when it cannot be used. */
export function requireDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new StartRefused(`DATA_DIR must be a folder this user may write to (${(error as Error).message}).`);
  }
}

/** One level at a time: asked for all of them at once, Node turns for ever where a file system (/proc) says no. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function holds(path: string, holder: Holder): boolean {
  if (holder.machine !== hostname()) return Date.now() - statSync(path).mtimeMs < silence;
  // Our own number in a file we did not write: that process is gone and we were given its number.
  if (holder.pid === process.pid) return heldHere.has(path);
  return isAlive(holder.pid) && (holder.began === undefined || holder.began === beganAt(holder.pid));
}

/** Replaces what a dead process left. A second file keeps two starters from removing each other's fresh lock. */
function takeOver(dataDir: string, self: Holder): void {
  const path = fileOf(dataDir);
  const guard = `${path}.taking`;
  const holder = holderOf(dataDir);
  if (holder) throw new DataDirInUse(dataDir, holder);
  removeIfOld(guard);
  if (!create(guard, self)) throw new DataDirInUse(dataDir, read(guard) ?? self);
  try {
    const latecomer = holderOf(dataDir);
    if (latecomer) throw new DataDirInUse(dataDir, latecomer);
    replace(path, self);
  } finally {
    unlinkSync(guard);
  }
}

/** Makes the file, whole at once, so that nobody reads half a holder. False when there is one already. */
function create(path: string, holder: Holder): boolean {
  const draft = write(path, holder);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

function replace(path: string, holder: Holder): void {
  renameSync(write(path, holder), path);
}

function write(path: string, holder: Holder): string {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  return draft;
}

/** Undefined when there is no file, or one that a process died over while writing it. */
function read(path: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw error;
    return undefined;
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The folder was taken away from under a running program; the database will say so soon enough.
  }
}

function removeIfOld(path: string): void {
  try {
    if (Date.now() - statSync(path).mtimeMs > silence) unlinkSync(path);
  } catch {
    // There is none: nothing to remove.
  }
}
