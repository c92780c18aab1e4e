import { openTestDatabase, type TestDatabase } from '@samepage/platform/testing';
import { SeededRandom, withSeed } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { append, compact, contentHash, create, listDamage, load, open } from '../src';
import { countRows, flipBit } from './faults';
import { makeTables } from './tables';
import { docFrom, Writers } from './writers';

describe('opening a document', () => {
  let database: TestDatabase;
  let writers: Writers;

  beforeAll(async () => {
    database = await openTestDatabase({ migrate: makeTables });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    writers = await begun(new SeededRandom(7));
  });

  async function begun(random: SeededRandom): Promise<Writers> {
    const made = new Writers(database.pool, random);
    await made.begin();
    return made;
  }

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
    expect(await compact(database.pool, id)).toEqual({ refused: 'damaged', snapshot: null, folded: 0 });
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
    const opened = await open(database.pool, id).catch((error: unknown) => error);
    expect(await damageOf(id)).toEqual(
      expect.arrayContaining([
        ['update', 1, 1],
        ['update', last, last],
      ]),
    );
    expect(opened).toBeDefined();
  });

  withSeed('notices a bit that flipped anywhere, and loses no more than it must', async (random) => {
    for (let round = 0; round < 6; round++) {
      const made = await begun(random);
      const { documentId: id } = made;
      const everyHash = new Set([contentHash(made.doc)]);
      for (let batch = 0; batch < 6; batch++) {
        await made.write();
        everyHash.add(contentHash(made.doc));
        if (random.chance(0.5)) await compact(database.pool, id);
      }
      const newest = (await open(database.pool, id)).snapshot?.sequence ?? 0;
      const table = random.pick(['document_update', 'document_snapshot'] as const);
      const flipped = await flipBit(
        database.pool,
        table,
        id,
        random,
        table === 'document_update' ? newest : 0,
      );
      if (flipped === undefined) continue;
      if (table === 'document_snapshot' && flipped !== newest) continue;
      const opened = await open(database.pool, id).catch((error: unknown) => error as Error);
      expect(await damageOf(id)).toEqual([[table.replace('document_', ''), flipped, flipped]]);
      if (opened instanceof Error) expect(opened).toMatchObject({ code: 'damaged' });
      else if (table === 'document_snapshot')
        expect(contentHash(docFrom(opened))).toBe(contentHash(made.doc));
      else expect(opened.damage).toHaveLength(1);
    }
  });
});
