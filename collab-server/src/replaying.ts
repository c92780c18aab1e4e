import { replay, type Replayed } from '@samepage/document-log';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

export interface ReplayJob {
  readonly base: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
}

type ReplayAnswer = { readonly replayed: Replayed } | { readonly failed: string };

/** Below this a replay takes a few milliseconds: less than a thread of its own. */
const smallJob = 64 * 1024;
/** An idle thread holds some ten megabytes. */
const idle = 30_000;

/**
 * Replays documents off the event loop that carries keystrokes: small ones are done in place, others in a thread that
 * is there while it is needed. Run from its sources, as tests do, everything is done in place.
 */
export class Replaying {
  private worker: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly file = new URL('./replay.child.js', import.meta.url)) {}

  /** One job at a time: what is being typed needs the other processor. */
  replay(base: Uint8Array | null, updates: readonly Uint8Array[]): Promise<Replayed> {
    const size = updates.reduce((sum, { byteLength }) => sum + byteLength, base?.byteLength ?? 0);
    if (size < smallJob || !existsSync(this.file)) return Promise.resolve(replay(base, updates));
    const answer = this.last.then(() => this.ask({ base, updates }));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private ask(job: ReplayJob): Promise<Replayed> {
    clearTimeout(this.timer);
    const worker = (this.worker ??= this.start());
    return new Promise<Replayed>((resolve, reject) => {
      const settle = (act: () => void): void => {
        worker.off('message', hear);
        worker.off('exit', end);
        this.timer = setTimeout(() => void this.close(), idle).unref();
        act();
      };
      const hear = (answer: ReplayAnswer): void =>
        settle(() => ('replayed' in answer ? resolve(answer.replayed) : reject(new Error(answer.failed))));
      const end = (): void => {
        this.worker = undefined;
        settle(() => reject(new Error('The thread that replays documents ended.')));
      };
      worker.on('message', hear);
      worker.on('exit', end);
      worker.postMessage(job);
    });
  }

  private start(): Worker {
    const worker = new Worker(this.file);
    worker.unref();
    // It is followed by the exit, which is heard where someone waits.
    worker.on('error', () => undefined);
    return worker;
  }
}
