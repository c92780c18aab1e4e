import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryEvent } from './history';
import { built } from './program';
import type { ScreenJob, ScreenState } from './screen';

/** `who`: only this screen; without it all of them. */
export type CrewOrder =
  | { readonly do: 'join'; readonly jobs: readonly ScreenJob[] }
  | { readonly do: 'write' | 'rest' | 'look'; readonly who?: string }
  | { readonly do: 'burst'; readonly count: number; readonly who?: string }
  | { readonly do: 'flood'; readonly bytes: number; readonly who?: string }
  /** How far this process's clock is off, in milliseconds. */
  | { readonly do: 'clock'; readonly offset: number }
  | { readonly do: 'online' | 'read'; readonly on: boolean; readonly who?: string };

export interface CrewAnswer {
  readonly id: number;
  readonly states: readonly ScreenState[];
}

let made = 0;

/** Clients in a process of their own, which keeps a history that outlives it. */
export class Crew {
  private readonly file: string;
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (answer: CrewAnswer) => void>();
  private readonly ended: Promise<never>;
  private orders = 0;
  private said = '';
  private isKilled = false;

  constructor(
    folder: string,
    readonly jobs: readonly ScreenJob[],
    env: Readonly<Record<string, string>> = {},
  ) {
    this.file = join(folder, `history-${++made}.ndjson`);
    this.child = fork(built('fault/crew.child'), [this.file], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: ['--enable-source-maps'],
      env: { PATH: process.env['PATH'], ...env },
    });
    this.child.stderr?.on(
      'data',
      (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-2000)),
    );
    this.child.on('message', (answer: CrewAnswer) => {
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
    this.child.on('error', () => undefined);
    this.ended = once(this.child, 'exit').then(([code]) => {
      throw new Error(`The clients' process ended (${String(code)}): ${this.said}`);
    });
    this.ended.catch(() => undefined);
  }

  static async start(
    folder: string,
    jobs: readonly ScreenJob[],
    env?: Readonly<Record<string, string>>,
  ): Promise<Crew> {
    const crew = new Crew(folder, jobs, env);
    await crew.tell({ do: 'join', jobs });
    return crew;
  }

  get isGone(): boolean {
    return this.isKilled;
  }

  /** Resolves once every screen has done it. */
  async tell(order: CrewOrder): Promise<readonly ScreenState[]> {
    const id = ++this.orders;
    const answered = new Promise<CrewAnswer>((resolve) => this.waiting.set(id, resolve));
    this.child.send({ id, order });
    return (await Promise.race([answered, this.ended])).states;
  }

  look(): Promise<readonly ScreenState[]> {
    return this.tell({ do: 'look' });
  }

  /** Nothing it holds in memory is ever offered to a server again. */
  async kill(): Promise<void> {
    this.isKilled = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  /** As a laptop does whose lid is closed. */
  sleep(): void {
    this.child.kill('SIGSTOP');
  }

  wake(): void {
    this.child.kill('SIGCONT');
  }

  /** All that was written down so far. A last line may be cut by a kill: what it says was not done yet. */
  async history(): Promise<HistoryEvent[]> {
    const lines = (await readFile(this.file, 'utf8').catch(() => '')).split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line) as HistoryEvent);
  }
}
