import { waitUntil } from '@samepage/testing';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { sparePort } from './program';
import { humbleAccount } from './tools';

/** A database or bell of our own that may be treated badly. */
export abstract class Service {
  private child: ChildProcess | undefined;
  private said = '';

  protected constructor(
    private readonly program: string,
    private readonly args: readonly string[],
    readonly port: string,
    protected readonly folder: string,
    private readonly account: { uid?: number; gid?: number },
  ) {}

  /** Resolves once it takes connections. */
  async start(): Promise<void> {
    const child = spawn(this.program, this.args, {
      ...this.account,
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-2000)));
    await waitUntil(
      () => {
        if (child.exitCode !== null) throw new Error(`${this.program} did not start: ${this.said}`);
        return this.isReady();
      },
      { what: `${this.program} answers`, timeout: 60_000 },
    );
  }

  get isRunning(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  /** SIGKILL, or a signal that means something to it. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }

  /** It hangs instead of refusing: connections stay, and nothing answers. */
  freeze(): void {
    this.signal('SIGSTOP');
  }

  thaw(): void {
    this.signal('SIGCONT');
  }

  async close(): Promise<void> {
    this.thaw();
    await this.kill('SIGINT');
    await rm(this.folder, { recursive: true, force: true });
  }

  protected isReady(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(Number(this.port), '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
  }

  private signal(signal: NodeJS.Signals): void {
    for (const pid of this.pids()) {
      try {
        process.kill(pid, signal);
      } catch {
        // A child that ended meanwhile needs no signal.
      }
    }
  }

  /** The parent first: while it is stopped it makes no more children. */
  private pids(): number[] {
    const { pid, exitCode, signalCode } = this.child ?? {};
    if (pid === undefined || exitCode !== null || signalCode !== null) return [];
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => parentOf(name) === pid);
    return [pid, ...children.map(Number)];
  }
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** A PostgreSQL that keeps its word (fsync on), whose data may lie where a test wants it. */
export class Postgres extends Service {
  static async open(bin: string, folder?: string): Promise<Postgres> {
    const account = humbleAccount();
    // A temporary folder of root's own may be closed to the other account; /tmp is not.
    const home = folder ?? (await mkdtemp('/tmp/samepage-fault-postgres-'));
    if (account.uid !== undefined && account.gid !== undefined) await chown(home, account.uid, account.gid);
    const data = join(home, 'data');
    const init = ['-D', data, '-U', 'samepage', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    execFileSync(join(bin, 'initdb'), init, { ...account, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] });
    const port = await sparePort();
    const small = folder === undefined ? [] : ['-c', 'min_wal_size=32MB', '-c', 'max_wal_size=48MB'];
    const durable = ['-c', 'fsync=on', '-c', 'synchronous_commit=on', '-c', 'max_connections=200'];
    const args = ['-D', data, '-p', port, '-h', '127.0.0.1', '-k', '', ...durable, ...small];
    const postgres = new Postgres(join(bin, 'postgres'), args, port, home, account);
    await postgres.start();
    return postgres;
  }

  url(database = 'postgres', port = this.port): string {
    return `postgres://samepage@127.0.0.1:${port}/${database}`;
  }

  /** Its port answers before it has recovered. */
  protected override async isReady(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url(), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch {
      return false;
    } finally {
      void client.end().catch(() => undefined);
    }
  }

  /** `pg_ctl stop -m immediate`: it writes nothing any more, and recovers from its log when it starts. */
  stopHard(): Promise<void> {
    return this.kill('SIGQUIT');
  }
}

/** A Redis that keeps nothing. */
export class Redis extends Service {
  static async open(program: string): Promise<Redis> {
    const folder = await mkdtemp('/tmp/samepage-fault-redis-');
    const port = await sparePort();
    const keepNothing = ['--save', '', '--appendonly', 'no', '--dir', folder];
    const redis = new Redis(
      program,
      ['--port', port, '--bind', '127.0.0.1', ...keepNothing],
      port,
      folder,
      {},
    );
    await redis.start();
    return redis;
  }
}
