import { openTestDatabase, type TestDatabase } from '@samepage/platform/testing';
import { SeededRandom, withSeed } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import {
  compact,
  contentHash,
  entriesBetween,
  erase,
  listDamage,
  open,
  readSince,
  replay,
  type HistoryEntry,
} from '../src';
import { countRows, flipBit, interrupted, Killed, killedAfter } from './faults';
import { makeTables } from './tables';
import { docFrom, docOfUpdates, Writers } from './writers';

describe('compacting a document', () => {
  let database: TestDatabase;
  let writers: Writers;
  let id: string;

  beforeAll(async () => {
    database = await openTestDatabase({ migrate: makeTables });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    writers = await Writers.begun(database.pool, new SeededRandom(11));
    id = writers.documentId;
  });

  async function history(documentId = id): Promise<HistoryEntry[]> {
    const entries: HistoryEntry[] = [];
    for await (const entry of entriesBetween(database.pool, documentId)) entries.push(entry);
    return entries;
  }

  const isDamaged = async (documentId = id): Promise<boolean> =>
    (await listDamage(database.pool)).some((damage) => damage.documentId === documentId);

  it('writes a snapshot, keeps two, and folds what is before the older', async () => {
    const one = await writers.write();
    expect(await compact(database.pool, id)).toEqual({ refused: null, epoch: 1, snapshot: one, folded: 0 });
    const before = await history();
    const second = await writers.write();
    expect(await compact(database.pool, id)).toEqual({
      refused: null,
      epoch: 1,
      snapshot: second,
      folded: one,
    });
    expect(await countRows(database.pool, id)).toEqual({
      document_update: second - one,
      document_snapshot: 2,
      document_chunk: 1,
    });
    expect((await history()).slice(0, one)).toEqual(before);
    const third = await writers.write();
    expect(await compact(database.pool, id)).toEqual({
      refused: null,
      epoch: 1,
      snapshot: third,
      folded: second - one,
    });
    expect((await countRows(database.pool, id)).document_snapshot).toBe(2);
    expect(contentHash(docFrom(await open(database.pool, id)))).toBe(contentHash(writers.doc));
  });

  it('does nothing where nothing changed', async () => {
    expect(await compact(database.pool, id)).toEqual({ refused: null, epoch: 1, snapshot: null, folded: 0 });
    await writers.write();
    await compact(database.pool, id);
    expect(await compact(database.pool, id)).toEqual({ refused: null, epoch: 1, snapshot: null, folded: 0 });
    await expect(compact(database.pool, randomUUID())).rejects.toMatchObject({ code: 'no_document' });
  });

  it('costs what changed, not what there is: no chunk is written or read twice', async () => {
    for (let round = 0; round < 6; round++) {
      await writers.write(4);
      await compact(database.pool, id);
    }
    const seen: string[] = [];
    const spy = {
      query: async (text: string, values?: unknown[]) => {
        const answer = await database.pool.query(text, values);
        if (/chunk/.test(text)) seen.push(`${answer.command} ${answer.rowCount}`);
        return answer;
      },
    } as unknown as typeof database.pool;
    await writers.write(4);
    const replayed: number[] = [];
    await compact(spy, id, (base, updates) => {
      replayed.push(updates.length);
      return replay(base, updates);
    });
    const [changed] = replayed;
    expect(seen.filter((command) => command.startsWith('INSERT'))).toEqual(['INSERT 1']);
    expect(seen.filter((command) => command.startsWith('SELECT'))).toEqual([`SELECT ${changed}`]);
  });

  it('folds losing nothing: client, person, time and bytes', async () => {
    await writers.write(10);
    const before = await history();
    expect(before.every(({ at }) => at > 1.7e15)).toBe(true);
    expect(new Set(before.map(({ personId }) => personId)).size).toBeGreaterThan(1);
    for (let round = 0; round < 2; round++) {
      await compact(database.pool, id);
      await writers.write(1);
    }
    await compact(database.pool, id);
    expect((await history()).slice(0, before.length)).toEqual(before);
    const since = await readSince(database.pool, id, 1, 2);
    expect(since[0]).toEqual(
      expect.objectContaining({ sequence: 3, client: before[2]?.client, personId: before[2]?.personId }),
    );
    expect(
      docOfUpdates((await readSince(database.pool, id, 1, 0)).map(({ bytes }) => bytes)).store.clients.size,
    ).toBe(docFrom(await open(database.pool, id)).store.clients.size);
  });

  it('keeps no snapshot that does not give the document back', async () => {
    await writers.write(5);
    const other = new Y.Doc();
    other.getText('words').insert(0, 'something else');
    const lying = await compact(database.pool, id, (base, updates) =>
      updates.length > 0
        ? { ...replay(base, updates), bytes: Y.encodeStateAsUpdate(other) }
        : replay(base, updates),
    );
    expect(lying).toEqual({ refused: 'unverified', epoch: 1, snapshot: null, folded: 0 });
    expect((await countRows(database.pool, id)).document_snapshot).toBe(0);
  });

  it('keeps no snapshot with other words, though its state vector is the same', async () => {
    const writer = writers.all[0]!.doc;
    writer.getText('words').insert(0, 'my real words');
    await writers.save();
    const forged = new Y.Doc();
    forged.clientID = writer.clientID;
    forged.getText('words').insert(0, 'FORGED words!');
    expect(Y.encodeStateVector(forged)).toEqual(Y.encodeStateVector(writer));
    const lying = await compact(database.pool, id, (base, updates) =>
      updates.length > 0
        ? { ...replay(base, updates), bytes: Y.encodeStateAsUpdate(forged) }
        : replay(base, updates),
    );
    expect(lying.refused).toBe('unverified');
  });

  it('finishes what was killed before it had folded, though nothing is new', async () => {
    const first = await writers.write();
    await compact(database.pool, id);
    await writers.write();
    const dying = interrupted(database.pool, 'INTO document_chunk', () => Promise.reject(new Killed()));
    await expect(compact(dying, id)).rejects.toBeInstanceOf(Killed);
    expect(await compact(database.pool, id)).toEqual({
      refused: null,
      epoch: 1,
      snapshot: null,
      folded: first,
    });
    expect((await history()).map(({ sequence }) => sequence).slice(0, 2)).toEqual([1, 2]);
  });

  it('reads a snapshot back before it deletes a row for it', async () => {
    await writers.write();
    await compact(database.pool, id);
    await writers.write();
    const rows = (await countRows(database.pool, id)).document_update;
    const failingDisk = interrupted(database.pool, 'ORDER BY sequence DESC LIMIT 2', () =>
      flipBit(database.pool, 'document_snapshot', id, new SeededRandom(1)),
    );
    expect(await compact(failingDisk, id)).toMatchObject({ refused: 'damaged', folded: 0 });
    expect((await countRows(database.pool, id)).document_update).toBe(rows);
    expect(await isDamaged()).toBe(true);
  });

  it('deletes no row while a snapshot that replaces it is damaged', async () => {
    await writers.write();
    await compact(database.pool, id);
    await flipBit(database.pool, 'document_snapshot', id, new SeededRandom(1));
    await writers.write();
    const rows = await countRows(database.pool, id);
    expect(await compact(database.pool, id)).toMatchObject({ refused: 'damaged', folded: 0 });
    expect(await countRows(database.pool, id)).toEqual(rows);
    expect(await isDamaged()).toBe(true);
  });

  it('does not harm what another process compacts at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      await writers.write();
      const results = await Promise.allSettled([1, 2, 3].map(() => compact(database.pool, id)));
      expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
    }
    expect(await isDamaged()).toBe(false);
    expect(contentHash(docOfUpdates((await history()).map(({ bytes }) => bytes)))).toBe(
      contentHash(writers.doc),
    );
  });

  it.each(['INTO document_snapshot', 'DELETE FROM document_snapshot', 'INTO document_chunk', "'chunk'"])(
    'stands that others compacted twice just before its statement with "%s"',
    async (mark) => {
      await writers.write();
      await compact(database.pool, id);
      await writers.write();
      const slow = interrupted(database.pool, mark, async () => {
        await compact(database.pool, id);
        await writers.write();
        await compact(database.pool, id);
        await writers.write();
        await compact(database.pool, id);
      });
      await compact(slow, id);
      expect(await isDamaged()).toBe(false);
      expect((await history()).map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: (await open(database.pool, id)).sequence }, (_, index) => index + 1),
      );
      expect(contentHash(docFrom(await open(database.pool, id)))).toBe(contentHash(writers.doc));
    },
  );

  it('undoes a fold of which another process has folded a part', async () => {
    await writers.write(8);
    await compact(database.pool, id);
    await writers.write();
    const part = interrupted(database.pool, 'INTO document_chunk', () =>
      database.pool.query('DELETE FROM document_update WHERE document_id = $1 AND sequence <= 3', [id]),
    );
    const before = await countRows(database.pool, id);
    expect(await compact(part, id)).toMatchObject({ folded: 0 });
    const after = await countRows(database.pool, id);
    expect([after.document_update, after.document_chunk]).toEqual([before.document_update - 3, 0]);
  });

  it('has a check in the table for the moment between looking and deleting', async () => {
    const half = `INSERT INTO document_chunk (document_id, epoch, first_sequence, last_sequence, entries, first_at,
                    last_at, moments, bytes, checksum) VALUES ($1, 1, 1, 8, 5, now(), now(), '[]', 'x', 0)`;
    await expect(database.pool.query(half, [id])).rejects.toMatchObject({
      constraint: 'document_chunk_is_whole',
    });
  });

  it('leaves nothing in an epoch that was over before its snapshot was written', async () => {
    await writers.write();
    const slow = interrupted(database.pool, 'INTO document_snapshot', () => erase(database.pool, id));
    await compact(slow, id);
    expect(await countRows(database.pool, id)).toEqual({
      document_update: 1,
      document_snapshot: 0,
      document_chunk: 0,
    });
    expect(contentHash(docFrom(await open(database.pool, id)))).toBe(contentHash(writers.doc));
  });

  it('reads a damaged chunk for no one, and says which', async () => {
    for (let round = 0; round < 3; round++) {
      await writers.write();
      await compact(database.pool, id);
    }
    const last = await flipBit(database.pool, 'document_chunk', id, new SeededRandom(3));
    await expect(history()).rejects.toMatchObject({ code: 'damaged' });
    await expect(readSince(database.pool, id, 1, 0)).rejects.toMatchObject({ code: 'damaged' });
    const noticed = (await listDamage(database.pool)).filter(({ documentId }) => documentId === id);
    expect(noticed.map(({ kind, last }) => [kind, last])).toEqual([['chunk', last]]);
    // What is there now does not hang on it.
    expect(contentHash(docFrom(await open(database.pool, id)))).toBe(contentHash(writers.doc));
  });

  withSeed('opens as a replay of everything, whenever it was compacted and killed', async (random) => {
    const made = await Writers.begun(database.pool, random);
    const { documentId } = made;
    for (let round = 0; round < 40; round++) {
      await made.write();
      if (random.chance(0.4)) {
        const killed = killedAfter(database.pool, random.below(8));
        await compact(killed, documentId).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
      }
      if (random.chance(0.2)) await Promise.all([1, 2].map(() => compact(database.pool, documentId)));
      const opened = await open(database.pool, documentId);
      expect(opened.damage).toEqual([]);
      expect(contentHash(docFrom(opened))).toBe(contentHash(made.doc));
    }
    const entries = await history(documentId);
    expect(entries).toHaveLength((await open(database.pool, documentId)).sequence);
    expect(contentHash(docOfUpdates(entries.map(({ bytes }) => bytes)))).toBe(contentHash(made.doc));
    expect(await isDamaged(documentId)).toBe(false);
  });
});
