import { Generator } from '../collab/generator.mjs';

/**
 * Honest people, each in a process of their own, who type by turns: one writes, and when the next one has seen it that
 * one goes on.
 */
export class People {
  #people;
  #turn = 0;

  constructor(file, cookies) {
    this.#people = cookies.map((cookie) => ({ cookie, program: new Generator(file) }));
  }

  /** @param {{ url: string, documentId: string, seed: number }} details */
  async enter(details) {
    const people = this.#people.length;
    await Promise.all(
      this.#people.map(({ cookie, program }, seat) =>
        program.do('enter', { ...details, cookie, seat, people }),
      ),
    );
  }

  async startTyping() {
    await this.#all('startTyping');
    const { program } = this.#people[this.#turn % this.#people.length];
    await program.do('begin', { turn: this.#turn });
  }

  /** How long each edit took to be seen by another, and how long the process of any of them was held up; in ms. */
  async stopTyping() {
    const last = Math.max(...(await this.#all('stopTyping')));
    const told = await this.#all('tell', { last });
    this.#turn = last + 1;
    const sawAt = new Map(told.flatMap(({ saw }) => saw));
    const delays = told.flatMap(({ wrote }) => wrote).map(([turn, at]) => sawAt.get(turn) - at);
    return { delays, loop: Math.max(...told.map(({ loop }) => loop)) };
  }

  /** Everything they wrote, and with what codes the server closed them. */
  async written() {
    const told = await this.#all('written');
    return {
      written: told.flatMap(({ written }) => written),
      closes: told.flatMap(({ closes }) => closes),
    };
  }

  leave() {
    return this.#all('leave');
  }

  stop() {
    for (const { program } of this.#people) program.stop();
  }

  #all(order, details) {
    return Promise.all(this.#people.map(({ program }) => program.do(order, details)));
  }
}
