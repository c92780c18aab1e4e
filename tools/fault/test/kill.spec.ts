import { jest } from '@jest/globals';
import { type SeededRandom, waitUntil, withSeed } from '@samepage/testing';
import { setImmediate } from 'node:timers/promises';
import { Someone } from './people';
import type { Program } from '../src/program';
import { embedded, outgrown, type Installation } from './shapes';
import { Writer } from './writer';

/** Several starts of a whole installation, on a machine that may be busy. */
jest.setTimeout(240_000);

/** Kill, start, look: this often for each program of an installation. */
const rounds = 2;

/**
 * What was shown as saved, or was seen by someone else, is there after a kill. The people who wrote are gone by then:
 * their own copies would bring back what the server lost.
 */
describe.each([
  { shape: 'one process on the embedded database', open: embedded, when: it },
  {
    shape: 'api and collaboration server on PostgreSQL',
    open: outgrown,
    when: process.env['TEST_DATABASE_URL'] ? it : it.skip,
  },
])('$shape', ({ open, when }) => {
  if (when === it.skip) {
    it.skip('loses nothing that anyone was shown (skipped: TEST_DATABASE_URL names no PostgreSQL)', () =>
      undefined);
    return;
  }
  let installation: Installation;
  beforeAll(async () => (installation = await open()));
  afterAll(() => installation.close());

  withSeed('loses nothing that anyone was shown, when killed while people write', async (random) => {
    const people = {
      Ada: await Someone.added(installation, 'Ada', 'facilitator'),
      Ben: await Someone.added(installation, 'Ben', 'participant'),
    };
    const documentId = await people.Ada.beginDraft('What must not be lost');
    const believed = new Set<string>();

    // The embedded shape is one program, the outgrown shape two: each of them is killed in turn.
    const programs = [...new Set([installation.collaboration.program, installation.api.program])];
    for (let round = 0; round < rounds * programs.length; round++) {
      const victim = programs[round % programs.length]!;
      const writers = await Promise.all(
        Object.entries(people).map(async ([name, person]) => enter(person, `${name}${round}-`, documentId)),
      );
      await writeUntilKilled(random, writers, victim);
      for (const writer of writers) {
        for (const mark of writer.believed) believed.add(mark);
        writer.leave();
      }
      await victim.start();

      const reader = await enter(people.Ben, 'reader', documentId);
      const kept = new Set(reader.marks);
      reader.leave();
      expect([...believed].filter((mark) => !kept.has(mark))).toEqual([]);
      expect(believed.size).toBeGreaterThan(0);
    }
  });

  async function enter(person: Someone, name: string, documentId: string): Promise<Writer> {
    const ticket = await person.ticketFor(documentId);
    const writer = new Writer(name, installation.collaboration.url, documentId, ticket);
    await waitUntil(() => writer.isSynced, { what: `${name} is in the document` });
    return writer;
  }

  /** Writes as fast as the event loop turns, and kills a server at a moment chance chooses. */
  async function writeUntilKilled(
    random: SeededRandom,
    writers: readonly Writer[],
    victim: Program,
  ): Promise<void> {
    const enough = 5 + random.below(60);
    while (writers.some((writer) => writer.savedCount < enough)) {
      for (const writer of writers) if (random.chance(0.5)) writer.write(random.below(1_000));
      // Now and then everyone pauses, as people do, until what they wrote is saved.
      if (random.chance(0.1)) await waitUntil(() => writers.every((writer) => writer.isSaved));
      for (let turn = random.below(20); turn > 0; turn--) await setImmediate();
    }
    await victim.kill();
  }
});
