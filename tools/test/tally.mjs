/**
 * What every test of a run came to. A test that was skipped in one round and ran in another (the same one on
 * another database) counts as run.
 */
export class Tally {
  #tests = new Map();
  #rounds = 0;

  /** One test in one round: `status` is passed, failed or skipped; `ms` may be missing. */
  add({ round, name, status, ms = 0, why = '' }) {
    this.#tests.set(`${round}\n${name}`, { round, name, status, ms, why });
  }

  /** Something that should have run and did not, or broke in a way no test tells of. */
  broken(round, why) {
    this.add({ round, name: `(the run itself, ${++this.#rounds})`, status: 'failed', why });
  }

  get failed() {
    return this.#with('failed');
  }

  get passed() {
    return this.#with('passed');
  }

  get skipped() {
    const ran = new Set([...this.passed, ...this.failed].map(({ name }) => name));
    const names = new Set(this.#with('skipped').map(({ name }) => name));
    return [...names].filter((name) => !ran.has(name));
  }

  slowest(count) {
    return [...this.passed, ...this.failed].sort((a, b) => b.ms - a.ms).slice(0, count);
  }

  /** The closing line. */
  line() {
    const skipped = this.skipped.length;
    const rest = skipped ? `, ${skipped} skipped` : '';
    return `${this.passed.length} passed, ${this.failed.length} failed${rest}`;
  }

  #with(status) {
    return [...this.#tests.values()].filter((test) => test.status === status);
  }
}
