import { fork } from 'node:child_process';
import { resolve } from 'node:path';

/** Everyone at the other end, in a process of their own (generator/main.mjs says what they can be told). */
export class Generator {
  #child;
  #asked = new Map();
  #count = 0;

  constructor(file = resolve(import.meta.dirname, 'generator/main.mjs')) {
    this.#child = fork(file, { serialization: 'json' });
    this.killed = () => this.#child.kill('SIGKILL');
    process.once('exit', this.killed);
    this.#child.on('message', ({ id, answer, error }) => {
      const { resolve: done, reject } = this.#asked.get(id);
      this.#asked.delete(id);
      if (error === undefined) done(answer);
      else reject(new Error(error));
    });
    this.#child.once('exit', (code) => {
      for (const { reject } of this.#asked.values()) reject(new Error(`the generator ended with ${code}`));
    });
  }

  /** Tells it to do something, and resolves to what came of it. */
  do(order, details = {}) {
    const id = ++this.#count;
    return new Promise((done, reject) => {
      this.#asked.set(id, { resolve: done, reject });
      this.#child.send({ id, order, details });
    });
  }

  stop() {
    process.removeListener('exit', this.killed);
    this.#child.kill('SIGKILL');
  }
}
