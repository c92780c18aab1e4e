import { waitUntil } from '@samepage/testing';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** This file runs as a source under jest, and as a part of dist/fault/main.js. */
const root = process.env['FAULT_ROOT'] ?? resolve(import.meta.dirname, '../../..');
export type Settings = Readonly<Record<string, string>>;

/** FAULT_DIST names another build of the servers than this tree's, such as the last one that worked. */
export function built(name: string): string {
  const dist = name.startsWith('fault/') ? undefined : process.env['FAULT_DIST'];
  return resolve(root, dist ?? 'dist', `${name}.js`);
}
/** Only what the test says: settings of whoever runs it must not reach the program. */
const environment = (settings: Settings): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], ...settings });

/** What a program may be given beside its settings. */
export interface ProgramOptions {
  /** For node itself, such as a limit on its memory. */
  readonly nodeArguments?: readonly string[];
  /** Told each line it prints. */
  readonly onLine?: (line: string) => void;
}

/** A server of ours in a process of its own, as it is built, that can be killed and started again. */
export class Program {
  private child: ChildProcess | undefined;
  private said = '';
  private wasKilled = false;

  constructor(
    private readonly name: string,
    private readonly settings: Settings,
    private readonly options: ProgramOptions = {},
  ) {}

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** How it ended, when that was not our doing. */
  get endedByItself(): string | undefined {
    const { exitCode = null, signalCode = null } = this.child ?? {};
    if (this.wasKilled || (exitCode === null && signalCode === null)) return undefined;
    return `${this.name} ended by itself (${exitCode ?? signalCode ?? ''}): ${this.said.trim().split('\n').at(-1) ?? ''}`;
  }

  /** Resolves once its port answers. */
  async start(): Promise<void> {
    const args = ['--enable-source-maps', ...(this.options.nodeArguments ?? []), built(this.name)];
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: environment(this.settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.wasKilled = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-4000)));
      if (this.options.onLine) createInterface(stream).on('line', this.options.onLine);
    }
    await waitUntil(
      async () => {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(
            `${this.name} ended with ${child.exitCode ?? child.signalCode ?? ''}: ${this.said}`,
          );
        return this.answers();
      },
      { what: `${this.name} answers`, timeout: 60_000 },
    );
  }

  /** As a crash, a full memory or an impatient operator does it. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.wasKilled = true;
    this.child.kill(signal);
    await gone;
  }

  /** Any answer will do, "not found" too. */
  private answers(): Promise<boolean> {
    return fetch(`http://127.0.0.1:${this.settings['PORT'] ?? ''}/`).then(
      () => true,
      () => false,
    );
  }
}

/** Runs a program to its end and answers what it printed. */
export async function run(name: string, args: readonly string[], settings: Settings): Promise<string> {
  return new Promise((done, fail) => {
    execFile(process.execPath, [built(name), ...args], { env: environment(settings) }, (error, out, err) => {
      if (error) fail(new Error(`${name} ${args.join(' ')}: ${err || error.message}`));
      else done(out.trim());
    });
  });
}

/** Below those that systems hand out by themselves. */
export async function sparePort(): Promise<string> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer();
    const free = await new Promise<boolean>((answer) => {
      server.once('error', () => answer(false));
      server.listen(port, '127.0.0.1', () => server.close(() => answer(true)));
    });
    if (free) return String(port);
  }
}
