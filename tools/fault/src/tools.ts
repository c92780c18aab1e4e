import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What some faults need of the machine. A value says where it is; undefined that it is not there. */
export interface Tools {
  /** The folder with PostgreSQL's programs, 15 or newer. */
  readonly postgres: string | undefined;
  readonly redis: string | undefined;
  /** Rights to mount a small file system. */
  readonly tmpfs: string | undefined;
  /** The library that tells a program another time than it is. */
  readonly faketime: string | undefined;
}

export type ToolName = keyof Tools;

const oldestPostgres = 15;

/** What to say of a tool that is missing. */
export const missing: Record<ToolName, string> = {
  postgres: `no PostgreSQL ${oldestPostgres} or newer was found`,
  redis: 'no redis-server or valkey-server was found',
  tmpfs: 'this account may not mount a small file system',
  faketime: 'no libfaketime was found (LIBFAKETIME may name it)',
};

export function findTools(): Tools {
  return {
    postgres: findPostgres(),
    redis: inPath('redis-server') ?? inPath('valkey-server'),
    tmpfs: process.getuid?.() === 0 ? inPath('mount') : undefined,
    faketime: findFaketime(),
  };
}

function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const folders = [
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
    said('pg_config', ['--bindir']),
  ];
  return folders.find((folder) => {
    if (!folder || !existsSync(join(folder, 'postgres')) || !existsSync(join(folder, 'initdb'))) return false;
    const version = /\(PostgreSQL\) (\d+)/.exec(said(join(folder, 'postgres'), ['--version']) ?? '')?.[1];
    return Number(version) >= oldestPostgres;
  });
}

function findFaketime(): string | undefined {
  const usual = ['x86_64-linux-gnu', 'aarch64-linux-gnu', '.'].map((kind) =>
    join('/usr/lib', kind, 'faketime/libfaketimeMT.so.1'),
  );
  return [process.env['LIBFAKETIME'], ...usual].find((path) => path !== undefined && existsSync(path));
}

/** An account without rights that the system knows by name, where we are root: PostgreSQL refuses to be root. */
export function humbleAccount(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find((line) => line.startsWith(`${name}:`)))
    .find((line) => line !== undefined);
  if (account === undefined)
    throw new Error('There is neither a "postgres" nor a "nobody" to run PostgreSQL as.');
  const [, , uid, gid] = account.split(':').map(Number);
  return { uid, gid };
}

function inPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

function said(program: string, args: string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
