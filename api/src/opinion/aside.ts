import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { workOn, type WorkAnswer, type WorkName, type Works } from './work';

/** An idle thread holds some ten megabytes. */
const idle = 30_000;
/** Nothing that is asked takes a tenth of this; what does is broken, and its thread ends. */
const longest = 60_000;

/**
 * Works things out in a thread of its own, which is there while it is needed, one thing at a time. Run from its sources,
 * as tests do, everything is done in place.
 */
@Injectable()
export class Aside implements OnModuleDestroy {
  private readonly file = new URL('./opinion.child.js', import.meta.url);
  private worker: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  ask<Name extends WorkName>(
    name: Name,
    input: Parameters<Works[Name]>[0],
  ): Promise<ReturnType<Works[Name]>> {
    const answer = this.last.then(() =>
      existsSync(this.file) ? this.send(name, input) : workOn(name, input),
    );
    this.last = answer.catch(() => undefined);
    return answer;
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.timer);
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private send<Name extends WorkName>(
    name: Name,
    input: Parameters<Works[Name]>[0],
  ): Promise<ReturnType<Works[Name]>> {
    clearTimeout(this.timer);
    const worker = (this.worker ??= this.start());
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(late);
        worker.off('message', hear);
        worker.off('exit', end);
        this.timer = setTimeout(() => void this.onModuleDestroy(), idle).unref();
        act();
      };
      const hear = (answer: WorkAnswer): void =>
        settle(() =>
          'done' in answer
            ? resolve(answer.done as ReturnType<Works[Name]>)
            : reject(new Error(answer.failed)),
        );
      const end = (): void => {
        if (this.worker === worker) this.worker = undefined;
        settle(() => reject(new Error('The thread that compares votes ended.')));
      };
      const late = setTimeout(() => void worker.terminate(), longest).unref();
      worker.on('message', hear);
      worker.on('exit', end);
      worker.postMessage({ name, input });
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

/** Another one, for what takes seconds: nobody's map waits for it. */
@Injectable()
export class SlowAside extends Aside {}
