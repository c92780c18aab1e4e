import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const hook = resolve(import.meta.dirname, 'servers/hook.mjs');

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
  static async start(file, settings, port, nodeOptions = []) {
    const child = spawn(process.execPath, ['--expose-gc', '--import', hook, ...nodeOptions, file], {
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

  /** Processor time of all its threads so far, in µs. */
  cpu() {
    return this.#ask('cpu');
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
    return (await this.#ask('live')) / 1024;
  }

  /** How long its event loop was held up since it was asked last, and how much of that was its own work; in ms. */
  delay() {
    return this.#ask('delay');
  }

  async #ask(what) {
    const id = ++this.#asked;
    this.child.send({ bench: what, id });
    for (;;) {
      const [answer] = await once(this.child, 'message', { signal: AbortSignal.timeout(30_000) });
      if (answer?.bench === id) return answer.value;
    }
  }

  /** Resolves when it has come to rest: nobody asks anything of it, and it takes next to no processor time. */
  async rests({ within = 15_000, every = 250 } = {}) {
    const end = Date.now() + within;
    const { pid } = this.child;
    for (let before = ticksOf(pid); Date.now() < end;) {
      await sleep(every);
      const now = ticksOf(pid);
      if (now - before <= 1) return;
      before = now;
    }
  }

  /** At once, unless it has something to write at its end; what it does with its last breath is not measured. */
  async stop({ isGentle = false } = {}) {
    if (!this.isRunning) return;
    const gone = once(this.child, 'exit');
    this.child.kill(isGentle ? 'SIGTERM' : 'SIGKILL');
    await gone;
  }
}

/** Processor time of a process as its kernel counts it from outside, in hundredths of a second. */
function ticksOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
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
