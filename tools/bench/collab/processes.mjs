import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const hook = resolve(import.meta.dirname, 'servers/hook.mjs');
/** What the kernel counts processor time in; Linux has said 100 a second for ever. */
const ticksPerSecond = 100;

/** A program in a process of its own, watched from outside. */
export class Program {
  #said = '';
  #asked = 0;

  constructor(child, port) {
    this.child = child;
    this.port = port;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (this.#said = (this.#said + chunk).slice(-4000)));
    // Programs of a bench that was broken off must not stay behind.
    this.killed = () => child.kill('SIGKILL');
    process.once('exit', this.killed);
    child.once('exit', () => process.removeListener('exit', this.killed));
  }

  /** Starts a file under Node, and resolves once its port answers. Only the given settings reach it. */
  static async start(file, settings, port) {
    const args = [
      '--expose-gc',
      '--import',
      hook,
      ...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []),
      file,
    ];
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), ...settings },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const program = new Program(child, port);
    await program.#answers();
    return program;
  }

  async #answers() {
    const end = Date.now() + 30_000;
    while (!(await canConnect(this.port))) {
      if (this.child.exitCode !== null || Date.now() > end) {
        this.child.kill('SIGKILL');
        throw new Error(`${this.child.spawnargs.at(-1)} did not start: ${this.#said}`);
      }
      await sleep(20);
    }
  }

  /** What it printed last. */
  get said() {
    return this.#said;
  }

  get isRunning() {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Processor time of all its threads so far, in microseconds. */
  cpu() {
    return cpuOf(this.child.pid);
  }

  /** Resident memory now, in KiB. */
  rss() {
    return field(this.child.pid, 'VmRSS');
  }

  /** The most resident memory there ever was, in KiB. */
  peak() {
    return field(this.child.pid, 'VmHWM');
  }

  /** Collects garbage, and answers what is alive then, in KiB. */
  async live() {
    const id = ++this.#asked;
    this.child.send({ bench: 'gc', id });
    for (;;) {
      const [answer] = await once(this.child, 'message', { signal: AbortSignal.timeout(30_000) });
      if (answer?.bench === id) return answer.live / 1024;
    }
  }

  /** Processor time it takes while nobody asks anything of it is over: it has come to rest. */
  async rests({ within = 15_000, every = 250 } = {}) {
    const end = Date.now() + within;
    for (let before = this.cpu(); Date.now() < end;) {
      await sleep(every);
      const now = this.cpu();
      if (now - before <= every * 1000 * 0.04) return;
      before = now;
    }
  }

  async stop() {
    if (!this.isRunning) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 3_000);
    await gone;
    clearTimeout(timer);
  }
}

/** Processor time of a process, in microseconds. */
export function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1e6;
}

function field(pid, name) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN);
}

function canConnect(port) {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}
