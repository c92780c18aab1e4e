import { runSeeded, type SeededRandom } from '@samepage/testing';
import * as Y from 'yjs';
import { contentOf, historyOf, isWhole } from './frames/content';
import { edit } from './frames/edits';
import { Gate } from './frames/gate';
import { mutate } from './frames/mutated';
import { stateOf } from './frames/one-page';
import { writeScene } from './frames/scene';
import { weirdUpdate } from './frames/weird';

/**
 * What the gate lets in can be applied, whole, by everyone, and gives everyone the same page, in whatever pieces and
 * however late they get it; what it calls known changes nothing. PROPERTY_SEEDS sets how many pages are tried; it needs no
 * database, so where the tests run once more on a real one, few are tried again.
 */
const pages = Number(process.env['PROPERTY_SEEDS'] ?? (process.env['TEST_DATABASE_URL'] ? 10 : 60));
const steps = 60;
const attackerId = 2_000_001;

/** A document as the server keeps it: its gate, its log, and what the log says. */
class Page {
  readonly log: Uint8Array[] = [];
  readonly live = new Y.Doc();
  private readonly gate = new Gate();

  /** Whether it went in, or had been in already. Nobody writes by a client id of someone else's. */
  send(update: Uint8Array, client: number): boolean {
    const found = this.gate.ask(this.live, update);
    if (found.verdict === 'known') this.expectUnchanged(update);
    if (found.verdict !== 'new') return found.verdict === 'known';
    if (found.writers.some((writer) => writer !== client)) return false;
    Y.applyUpdate(this.live, found.update);
    expect(isWhole(this.live)).toBe(true);
    this.log.push(found.update);
    found.settle();
    return true;
  }

  private expectUnchanged(update: Uint8Array): void {
    const copy = replicaOf([Y.encodeStateAsUpdate(this.live)]);
    const [content, history] = [contentOf(copy), historyOf(copy)];
    Y.applyUpdate(copy, update);
    expect(isWhole(copy)).toBe(true);
    expect(withoutHalves(contentOf(copy))).toBe(withoutHalves(content));
    expect(historyOf(copy)).toBe(history);
  }
}

/** Yjs cuts what it looks at, also where it then changes nothing; a pair of surrogates does not survive that. */
const withoutHalves = (content: string): string => content.replace(/[\ud800-\udfff\ufffd]/g, '?');

/** Someone whose replica hears of the log late, and who writes meanwhile. */
class Person {
  readonly doc = new Y.Doc();
  private heard = 0;
  private readonly unsent: Uint8Array[] = [];

  constructor(
    private readonly page: Page,
    clientId: number,
  ) {
    this.doc.clientID = clientId;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== page) this.unsent.push(update);
    });
  }

  hear(count = Infinity): void {
    const { log } = this.page;
    for (let more = count; more > 0 && this.heard < log.length; more--) {
      Y.applyUpdate(this.doc, log[this.heard++]!, this.page);
    }
    expect(isWhole(this.doc)).toBe(true);
  }

  /** Nobody honest is ever turned away, whatever others have written. */
  tell(): void {
    for (const update of this.unsent.splice(0)) expect(this.page.send(update, this.doc.clientID)).toBe(true);
  }

  get isDone(): boolean {
    return this.heard === this.page.log.length && this.unsent.length === 0;
  }
}

function replicaOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

function expectOnePage(page: Page, people: readonly Person[]): void {
  for (const person of people) person.tell();
  while (!people.every((person) => person.isDone)) {
    for (const person of people) person.hear();
    for (const person of people) person.tell();
  }
  const replicas = {
    live: page.live,
    first: people[0]!.doc,
    second: people[1]!.doc,
    'the replay of the log': replicaOf(page.log),
    'the log, merged': replicaOf([Y.mergeUpdates(page.log)]),
    'a cold load': replicaOf([Y.encodeStateAsUpdate(page.live)]),
    'a cold load from a person': replicaOf([Y.encodeStateAsUpdate(people[0]!.doc)]),
  };
  const described = Object.entries(replicas).map(([name, doc]) => [
    name,
    isWhole(doc),
    // Yjs spoils a character that is cut in two, and not on every replica.
    contentOf(doc).replaceAll(/[\ud800-\udfff\ufffd]/g, '?'),
    stateOf(doc),
  ]);
  const [, ...first] = described[0]!;
  expect(described).toEqual(Object.keys(replicas).map((name) => [name, ...first]));
}

/** `forge` makes what the hostile one sends, given what the hostile one sees. */
async function run(
  random: SeededRandom,
  forge: (random: SeededRandom, page: Page, honest: readonly Uint8Array[]) => Uint8Array,
): Promise<void> {
  const page = new Page();
  const author = new Y.Doc();
  author.clientID = 1_000_001;
  writeScene(author);
  expect(page.send(Y.encodeStateAsUpdate(author), author.clientID)).toBe(true);
  const people = [new Person(page, 3_000_001), new Person(page, 900_001)];
  for (let step = 0; step < steps; step++) {
    const person = random.pick(people);
    if (random.chance(0.5)) person.hear(random.below(4));
    if (random.chance(0.6)) edit(person.doc, random);
    if (random.chance(0.5)) person.tell();
    if (random.chance(0.5)) page.send(forge(random, page, page.log), attackerId);
  }
  expectOnePage(page, people);
  await Promise.resolve();
}

const seeds = Array.from({ length: pages }, () => Math.floor(Math.random() * 2 ** 32));

describe('[SY8] [SY16] [SY28] what the gate lets in', () => {
  it('is one page for all, where structs stand in strange places', async () => {
    for (const seed of seeds) {
      await runSeeded(
        (random) =>
          run(random, (chance, { live }) =>
            weirdUpdate(chance, live, [attackerId, Y.getState(live.store, attackerId)]),
          ),
        process.env['SEED'] ? undefined : seed,
      );
    }
  });

  it('is one page for all, where bytes were changed', async () => {
    for (const seed of seeds) {
      await runSeeded(
        (random) =>
          run(random, (chance, _, honest) => mutate(chance, chance.pick(honest), chance.pick(honest))),
        process.env['SEED'] ? undefined : seed,
      );
    }
  });

  it('is one page for all, where a change was made by hand and then its bytes were changed', async () => {
    for (const seed of seeds) {
      await runSeeded(
        (random) => {
          const weird = (chance: SeededRandom, { live }: Page) =>
            weirdUpdate(chance, live, [attackerId, Y.getState(live.store, attackerId)]);
          return run(random, (chance, page) => mutate(chance, weird(chance, page), weird(chance, page)));
        },
        process.env['SEED'] ? undefined : seed,
      );
    }
  });
});
