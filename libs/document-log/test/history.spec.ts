import { openTestDatabase, type TestDatabase } from '@samepage/platform/testing';
import { SeededRandom, withSeed } from '@samepage/testing';
import * as Y from 'yjs';
import {
  append,
  compact,
  contentHash,
  entriesBetween,
  erase,
  historyOf,
  listDamage,
  stateAt,
  whoWrote,
  type Past,
} from '../src';
import { pagesOf } from '../src/entries';
import { flipBit } from './faults';
import { makeTables } from './tables';
import { docOfUpdates, Writers } from './writers';

const second = 1_000_000;

describe('the history of a document', () => {
  let database: TestDatabase;
  let writers: Writers;
  let id: string;

  beforeAll(async () => {
    database = await openTestDatabase({ migrate: makeTables });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    writers = await Writers.begun(database.pool, new SeededRandom(13));
    id = writers.documentId;
  });

  /** As if everything from a sequence on had been written at that second of 2026. */
  const happenedAt = (from: number, seconds: number) =>
    database.pool.query(
      `UPDATE document_update SET at = timestamptz '2026-01-01Z' + $3 * interval '1 second'
       WHERE document_id = $1 AND sequence >= $2`,
      [id, from, seconds],
    );
  const newYear = Date.UTC(2026, 0, 1) * 1000;
  const hashOf = ({ bytes }: Past): string => contentHash(docOfUpdates([bytes]));

  /** Three moments, three minutes, then an hour after one another; the sequences each ends with. */
  async function threeMoments(): Promise<number[]> {
    const ends: number[] = [];
    for (const time of [0, 180, 3600]) {
      const end = await writers.write(4);
      await happenedAt((ends.at(-1) ?? 0) + 1, time);
      ends.push(end);
    }
    return ends;
  }

  it.each([0, 1, 2, 3])(
    'is a list of moments, each with its people, after %i compactions',
    async (compactions) => {
      const ends: number[] = [];
      for (const [index, time] of [0, 180, 3600].entries()) {
        const end = await writers.write(4);
        await happenedAt((ends.at(-1) ?? 0) + 1, time);
        ends.push(end);
        if (index < compactions) await compact(database.pool, id);
      }
      const persons = expect.arrayContaining([expect.stringMatching(/^[0-9a-f-]{36}$/)]) as string[];
      const [, middle, last] = ends as [number, number, number];
      expect(await historyOf(database.pool, id)).toEqual([
        { first: 1, last: middle, from: newYear, to: newYear + 180 * second, persons },
        { first: middle + 1, last, from: newYear + 3600 * second, to: newYear + 3600 * second, persons },
      ]);
      expect(
        (await historyOf(database.pool, id, { pause: 179 * second })).map((moment) => moment.last),
      ).toEqual(ends);
      expect(
        (await historyOf(database.pool, id, { pause: 3600 * second })).map((moment) => moment.last),
      ).toEqual([last]);
    },
  );

  it('has no moments before the first word, and none of another epoch', async () => {
    expect(await historyOf(database.pool, id)).toEqual([]);
    await expect(historyOf(database.pool, id, { epoch: 2 })).rejects.toMatchObject({ code: 'epoch_changed' });
  });

  it('is found by time: what was there then, to the entry', async () => {
    const ends = await threeMoments();
    const sequenceAt = async (seconds: number): Promise<number> =>
      (await stateAt(database.pool, id, { time: newYear + seconds * second })).sequence;
    for (let compactions = 0; compactions < 4; compactions++) {
      expect(await Promise.all([-1, 0, 179, 180, 3599, 3600, 9999].map(sequenceAt))).toEqual([
        0,
        ends[0],
        ends[0],
        ends[1],
        ends[1],
        ends[2],
        ends[2],
      ]);
      await compact(database.pool, id);
      writers.doc.getText('words').insert(0, 'later');
      ends[2] = await writers.save();
      await happenedAt(ends[2], 3600);
    }
  });

  it('knows no sequence that is not written, and the nothing before the first', async () => {
    const last = await writers.write();
    await expect(stateAt(database.pool, id, { sequence: last + 1 })).rejects.toThrow(RangeError);
    await expect(stateAt(database.pool, id, { sequence: -1 })).rejects.toThrow(RangeError);
    expect(hashOf(await stateAt(database.pool, id, { sequence: 0 }))).toBe(contentHash(new Y.Doc()));
  });

  it('does without a snapshot that is damaged', async () => {
    await writers.write();
    await compact(database.pool, id);
    await flipBit(database.pool, 'document_snapshot', id, new SeededRandom(1));
    const last = await writers.write();
    expect(hashOf(await stateAt(database.pool, id, { sequence: last }))).toBe(contentHash(writers.doc));
    const noticed = (await listDamage(database.pool)).filter(({ documentId }) => documentId === id);
    expect(noticed.map(({ kind }) => kind)).toEqual(['snapshot']);
  });

  it('is read a page at a time', async () => {
    for (let batch = 0; batch < 30; batch++) await writers.write(50);
    let pages = 0;
    const counted = {
      query: (text: string, values?: unknown[]) => {
        if (text.includes('document_update')) pages++;
        return database.pool.query(text, values);
      },
    } as unknown as typeof database.pool;
    let count = 0;
    for await (const { sequence } of entriesBetween(counted, id, { first: 11 })) {
      expect(sequence).toBe(11 + count++);
    }
    expect(count).toBeGreaterThan(1400);
    expect(pages).toBe(Math.ceil(count / 1000));
  });

  it('is read in smaller pages where updates are large', async () => {
    const entry = { bytes: new Uint8Array(3_000_000), client: null, personId: null };
    await append(database.pool, id, 1, [entry, entry, entry]);
    const stretch = { documentId: id, epoch: 1, first: 1, last: 3 };
    const sizes: number[] = [];
    for await (const page of pagesOf(database.pool, stretch)) sizes.push(page.length);
    expect(sizes).toEqual([2, 1]);
  });

  it('ends with an error, not early, when the document is begun again meanwhile', async () => {
    await writers.write(5);
    const reading = entriesBetween(database.pool, id, { epoch: 1 });
    await erase(database.pool, id);
    await expect(reading.next()).rejects.toMatchObject({ code: 'epoch_changed' });
  });

  withSeed('has every state there ever was', async (random) => {
    const made = await Writers.begun(database.pool, random);
    const states: [number, string][] = [];
    for (let batch = 0; batch < 25; batch++) {
      states.push([await made.write(), contentHash(made.doc)]);
      if (random.chance(0.3)) await compact(database.pool, made.documentId);
    }
    for (const [sequence, hash] of states) {
      expect(hashOf(await stateAt(database.pool, made.documentId, { sequence }))).toBe(hash);
    }
  });

  it('tells who wrote what, across snapshots', async () => {
    const [one, other] = [writers.all[0]!, writers.all[1]!];
    one.doc.getText('words').insert(0, 'the page');
    await writers.save();
    await compact(database.pool, id);
    other.doc.getText('words').insert(4, 'same ');
    await writers.save();
    expect(
      (await whoWrote(database.pool, id)).map(({ from, length, personId }) => [from, length, personId]),
    ).toEqual([
      [0, 4, one.personId],
      [4, 5, other.personId],
      [9, 4, one.personId],
    ]);
  });
});
