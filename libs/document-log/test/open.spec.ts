import { openTestDatabase, type TestDatabase } from '@samepage/platform/testing';
import { SeededRandom, withSeed } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import {
  append,
  compact,
  contentHash,
  create,
  entriesBetween,
  inspect,
  listDamage,
  load,
  open,
} from '../src';
import { countRows, flipBit } from './faults';
import { makeTables } from './tables';
import { docFrom, docOfUpdates, Writers } from './writers';

describe('opening a document', () => {
  let database: TestDatabase;
  let writers: Writers;

  beforeAll(async () => {
    database = await openTestDatabase({ migrate: makeTables });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    writers = await Writers.begun(database.pool, new SeededRandom(7));
  });

  const damageOf = async (id: string): Promise<unknown[]> =>
    (await listDamage(database.pool))
      .filter(({ documentId }) => documentId === id)
      .map(({ kind, first, last }) => [kind, first, last]);

  /** Bytes that went bad on disk. */
  const flip = (table: 'document_update' | 'document_snapshot', id: string, sequence: number) =>
    database.pool.query(
      `UPDATE ${table} SET bytes = set_bit(bytes, 9, 1 - get_bit(bytes, 9)) WHERE document_id = $1 AND sequence = $2`,
      [id, sequence],
    );

  it('gives the newest snapshot and what came after it, in one statement', async () => {
    const id = writers.documentId;
    await writers.write(5);
    const { snapshot: sequence } = await compact(database.pool, id);
    const last = await writers.write(3);
    let statements = 0;
    const counted = {
      query: (text: string, values?: unknown[]) => {
        statements++;
        return database.pool.query(text, values);
      },
    } as unknown as typeof database.pool;
    const opened = await open(counted, id);
    expect(statements).toBe(1);
    expect(opened).toMatchObject({ epoch: 1, sequence: last, snapshot: { sequence }, damage: [] });
    expect(opened.entries.map((entry) => entry.sequence)).toEqual(
      Array.from({ length: last - sequence! }, (_, index) => sequence! + index + 1),
    );
    expect(opened.snapshot?.stateVector).toEqual(
      Buffer.from(Y.encodeStateVectorFromUpdate(opened.snapshot!.bytes)),
    );
    expect(contentHash(docFrom(opened))).toBe(contentHash(writers.doc));
  });

  it('opens an empty document, and knows that there is none', async () => {
    expect(await open(database.pool, writers.documentId)).toEqual({
      epoch: 1,
      sequence: 0,
      snapshot: null,
      entries: [],
      damage: [],
    });
    await expect(open(database.pool, randomUUID())).rejects.toMatchObject({ code: 'no_document' });
  });

  it('makes up for a damaged snapshot with the one before it', async () => {
    const id = writers.documentId;
    await writers.write();
    const older = (await compact(database.pool, id)).snapshot!;
    await writers.write();
    const newer = (await compact(database.pool, id)).snapshot!;
    await writers.write();
    await flip('document_snapshot', id, newer);
    const opened = await open(database.pool, id);
    expect(opened).toMatchObject({
      snapshot: { sequence: older },
      damage: [{ kind: 'snapshot', first: newer, last: newer }],
    });
    expect(contentHash(docFrom(opened))).toBe(contentHash(writers.doc));
    expect((await load(database.pool, id)).sequence).toBe(opened.sequence);
  });

  it('makes up for all snapshots with the log from its beginning, folded as it is', async () => {
    const id = writers.documentId;
    for (let round = 0; round < 4; round++) {
      await writers.write();
      await compact(database.pool, id);
    }
    expect((await countRows(database.pool, id)).document_chunk).toBeGreaterThan(0);
    await database.pool.query(
      'UPDATE document_snapshot SET content_hash = upper(content_hash) WHERE document_id = $1',
      [id],
    );
    const opened = await open(database.pool, id);
    expect(opened.snapshot).toBeNull();
    expect(opened.entries[0]?.sequence).toBe(1);
    expect(opened.damage.map(({ kind }) => kind)).toEqual(['snapshot', 'snapshot']);
    expect(contentHash(docFrom(opened))).toBe(contentHash(writers.doc));
  });

  it('gives what can be integrated without a damaged entry, and says which is missing', async () => {
    const [one, other] = [writers.all[0]!, writers.all[1]!];
    const id = writers.documentId;
    one.doc.getText('one').insert(0, 'kept');
    await writers.save();
    other.doc.getText('two').insert(0, 'lost');
    await writers.save();
    other.doc.getText('two').insert(4, ' and what hangs on it');
    one.doc.getText('one').insert(4, ' too');
    const last = await writers.save();
    await flip('document_update', id, 2);
    const opened = await open(database.pool, id);
    expect(opened).toMatchObject({
      sequence: last,
      snapshot: { sequence: last },
      entries: [],
      damage: [{ kind: 'update', first: 2, last: 2 }],
    });
    const doc = docFrom(opened);
    expect([doc.getText('one').toJSON(), doc.getText('two').toJSON()]).toEqual(['kept too', '']);
    expect(doc.store.pendingStructs).toBeNull();
    await expect(load(database.pool, id)).rejects.toMatchObject({ code: 'damaged' });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc, opened.snapshot!.stateVector));
    expect(contentHash(doc)).toBe(contentHash(other.doc));
  });

  it.each([
    ['a row', 'DELETE FROM document_update WHERE document_id = $1 AND sequence = 3', [['missing', 3, 3]]],
    [
      'the last rows',
      'DELETE FROM document_update WHERE document_id = $1 AND sequence > 4',
      [['missing', 5, 6]],
    ],
    ['the count', 'UPDATE document SET sequence = 4 WHERE id = $1', [['head', 5, 6]]],
  ])('notices that %s is wrong', async (_, damage, noticed) => {
    const id = writers.documentId;
    await writers.write(6);
    await database.pool.query('DELETE FROM document_update WHERE document_id = $1 AND sequence > 6', [id]);
    await database.pool.query('UPDATE document SET sequence = 6 WHERE id = $1', [id]);
    await database.pool.query(damage, [id]);
    await open(database.pool, id).catch(() => undefined);
    expect(await damageOf(id)).toEqual(noticed);
  });

  it('records damage once, keeps what is damaged, and does not compact it', async () => {
    const id = writers.documentId;
    await writers.write(6);
    const before = await countRows(database.pool, id);
    await flip('document_update', id, 4);
    for (let times = 0; times < 2; times++) await open(database.pool, id);
    expect(await damageOf(id)).toEqual([['update', 4, 4]]);
    expect(await compact(database.pool, id)).toEqual({
      refused: 'damaged',
      epoch: 1,
      snapshot: null,
      folded: 0,
    });
    expect(await countRows(database.pool, id)).toEqual(before);
  });

  it('never takes a document of which nothing sound is left for an empty one', async () => {
    const id = randomUUID();
    await create(database.pool, { id, inquiryId: randomUUID(), kind: 'draft' });
    writers.doc.getText('words').insert(0, 'first');
    const first = Y.encodeStateAsUpdate(writers.doc);
    const vector = Y.encodeStateVector(writers.doc);
    writers.doc.getText('words').insert(5, ' second');
    const second = Y.encodeStateAsUpdate(writers.doc, vector);
    await append(
      database.pool,
      id,
      1,
      [first, second].map((bytes) => ({ bytes, client: null, personId: null })),
    );
    await flip('document_update', id, 1);
    await expect(open(database.pool, id)).rejects.toMatchObject({ code: 'damaged' });
    expect(await damageOf(id)).toEqual([['update', 1, 1]]);
  });

  it('holds an update with a fitting checksum that Yjs cannot read for damaged', async () => {
    const id = writers.documentId;
    await writers.write(3);
    const bytes = Uint8Array.of(255, 255, 255);
    const { last } = await append(database.pool, id, 1, [{ bytes, client: null, personId: null }]);
    await flip('document_update', id, 1);
    const opened = await open(database.pool, id);
    expect(await damageOf(id)).toEqual(
      expect.arrayContaining([
        ['update', 1, 1],
        ['update', last, last],
      ]),
    );
    expect(opened.damage).toEqual([
      { kind: 'update', first: 1, last: 1 },
      { kind: 'update', first: last, last },
    ]);
    expect(docFrom(opened).getText('words').length).toBeGreaterThan(0);
  });

  withSeed('notices bits that flipped anywhere, and loses no more than it must', async (random) => {
    for (let round = 0; round < 8; round++) {
      const made = await Writers.begun(database.pool, random);
      const { documentId: id } = made;
      for (let batch = 0; batch < 8; batch++) {
        await made.write();
        if (random.chance(0.5)) await compact(database.pool, id);
      }
      const log = await allOf(entriesBetween(database.pool, id));
      const snapshots = await sequencesOf(id);
      const flipped = new Set<string>();
      for (let times = 1 + random.below(4); times > 0; times--) {
        const table = random.pick(['update', 'snapshot', 'chunk'] as const);
        const spared = new Set([...flipped].map((name) => name.split(' ')[1]));
        const sequence = await flipBit(database.pool, `document_${table}`, id, random, spared);
        if (sequence !== undefined) flipped.add(`${table} ${sequence}`);
      }
      const base = snapshots.find((sequence) => !flipped.has(`snapshot ${sequence}`)) ?? 0;
      const bad = await inspect(database.pool, id);
      expect(new Set(bad.map(({ kind, last }) => `${kind} ${last}`))).toEqual(flipped);

      const lost = bad.filter(({ kind }) => kind !== 'snapshot');
      const isLost = (sequence: number): boolean =>
        lost.some(({ first, last }) => sequence >= first && sequence <= last);
      const sound = log.filter(({ sequence }) => sequence <= base || !isLost(sequence));
      const rest = docOfUpdates(sound.map(({ bytes }) => bytes));
      const opened = await open(database.pool, id).catch((error: unknown) => error as Error);
      if (opened instanceof Error) {
        expect(opened).toMatchObject({ code: 'damaged' });
        expect(rest.store.clients.size).toBe(0);
      } else {
        expect(contentHash(docFrom(opened))).toBe(contentHash(rest));
      }
    }
  });

  async function sequencesOf(id: string): Promise<number[]> {
    const { rows } = await database.pool.query<{ sequence: string }>(
      'SELECT sequence FROM document_snapshot WHERE document_id = $1 ORDER BY sequence DESC',
      [id],
    );
    return rows.map(({ sequence }) => Number(sequence));
  }

  it('forgets damage that is no more, once all was read again', async () => {
    const id = writers.documentId;
    await writers.write(6);
    await flip('document_update', id, 4);
    await open(database.pool, id);
    expect(await inspect(database.pool, id)).toEqual([{ kind: 'update', first: 4, last: 4 }]);
    await flip('document_update', id, 4);
    expect((await compact(database.pool, id)).refused).toBe('damaged');
    expect(await inspect(database.pool, id)).toEqual([]);
    expect(await damageOf(id)).toEqual([]);
    expect((await compact(database.pool, id)).refused).toBeNull();
  });

  withSeed('is of one moment while others write and compact', async (random) => {
    const made = await Writers.begun(database.pool, random);
    const hashes = new Map<number, string>();
    const opened: [number, string][] = [];
    let isWriting = true;
    const whileWriting = async (step: () => Promise<unknown>): Promise<void> => {
      while (isWriting) await step();
    };
    await Promise.all([
      (async () => {
        for (let batch = 0; batch < 40; batch++) hashes.set(await made.write(), contentHash(made.doc));
        isWriting = false;
      })(),
      whileWriting(() => compact(database.pool, made.documentId)),
      whileWriting(() => compact(database.pool, made.documentId)),
      whileWriting(async () => {
        const now = await open(database.pool, made.documentId);
        expect(now.damage).toEqual([]);
        opened.push([now.sequence, contentHash(docFrom(now))]);
      }),
    ]);
    for (const [sequence, hash] of opened) if (sequence > 0) expect(hash).toBe(hashes.get(sequence));
    expect(opened.length).toBeGreaterThan(5);
    expect(await damageOf(made.documentId)).toEqual([]);
  });
});

async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
