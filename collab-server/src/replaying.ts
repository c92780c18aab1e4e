import { replay, type Replayed } from '@samepage/document-log';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { deadlines } from './limits';

export interface ReplayJob {
  readonly base: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
}

type ReplayAnswer = { readonly replayed: Replayed } | { readonly failed: string };

/** A replay was ended before it was done, and would be again: it takes too long, or more memory than there is. */
export class ReplayGivenUp extends Error {
  override readonly name = 'ReplayGivenUp';
}

/** An idle thread holds some ten megabytes. */
const idle = 30_000;

interface ReplayingOptions {
  /** The other side, compiled. */
  readonly file?: URL;
  /** Milliseconds that one job may take. */
  readonly deadline?: number;
}

/**
 * Replays documents off the event loop that carries keystrokes, in a thread that is there while it is needed: few
 * kilobytes can be made to take Yjs seconds, so no job is small. Run from its sources, as tests do, everything is done
 * in place.
 */
export class Replaying {
  private readonly file: URL;
  private readonly deadline: number;
  private worker: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor({ file, deadline }: ReplayingOptions = {}) {
    this.file = file ?? new URL('./replay.child.js', import.meta.url);
    this.deadline = deadline ?? deadlines.replay;
  }

  /**
   * One job at a time: what is being typed needs the other processor. Throws ReplayGivenUp where it takes longer than
   * it may, and what the replay throws.
   */
  replay(base: Uint8Array | null, updates: readonly Uint8Array[]): Promise<Replayed> {
    const answer = this.last.then(() =>
      existsSync(this.file) ? this.ask({ base, updates }) : replay(base, updates),
    );
    this.last = answer.catch(() => undefined);
    return answer;
  }

  /** Gives up what is under way and all that waits. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.stop();
  }

  private async stop(): Promise<void> {
    clearTimeout(this.timer);
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private ask(job: ReplayJob): Promise<Replayed> {
    if (this.isClosed) throw new ReplayGivenUp('The server stops.');
    clearTimeout(this.timer);
    const worker = (this.worker ??= this.start());
    return new Promise<Replayed>((resolve, reject) => {
      const settle = (act: () => void): void => {
        worker.off('message', hear);
        worker.off('exit', end);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.stop(), idle).unref();
        act();
      };
      const hear = (answer: ReplayAnswer): void =>
        settle(() => ('replayed' in answer ? resolve(answer.replayed) : reject(new Error(answer.failed))));
      const end = (): void => {
        if (this.worker === worker) this.worker = undefined;
        settle(() => reject(new ReplayGivenUp('The thread that replays documents ended.')));
      };
      worker.on('message', hear);
      worker.on('exit', end);
      // The exit is heard above. A thread is ended in the midst of whatever it does; nothing of that was written yet.
      this.timer = setTimeout(() => void this.stop(), this.deadline);
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
