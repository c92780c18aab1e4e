import { waitUntil } from '@samepage/testing';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
export type Settings = Readonly<Record<string, string>>;

const built = (name: string): string => resolve(root, 'dist', `${name}.js`);
/** Only what the test says: settings of whoever runs it must not reach the program. */
const environment = (settings: Settings): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], ...settings });

/** A server of ours in a process of its own, as it is built, that can be killed and started again. */
export class Program {
  private child: ChildProcess | undefined;
  private said = '';

  constructor(
    private readonly name: string,
    private readonly settings: Settings,
  ) {}

  /** Resolves once its port answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--enable-source-maps', built(this.name)], {
      cwd: root,
      env: environment(this.settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-4000)));
    await waitUntil(
      async () => {
        if (child.exitCode !== null)
          throw new Error(`${this.name} ended with ${child.exitCode}: ${this.said}`);
        return this.answers();
      },
      { what: `${this.name} answers`, timeout: 60_000 },
    );
  }

  /** As a crash, a full memory or an impatient operator does it. */
  async kill(): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
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
