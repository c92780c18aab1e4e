import { openTestDatabase, type TestDatabase } from '@samepage/platform/testing';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import {
  append,
  bindClient,
  compact,
  contentHash,
  create,
  documentLogSchema,
  find,
  load,
  open,
  readSince,
  type NewEntry,
} from '../src';
import { makeTables } from './tables';
import { docOfUpdates } from './writers';

const inquiryId = randomUUID();
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const entry = (text: string): NewEntry => ({ bytes: bytesOf(text), client: 7, personId: randomUUID() });
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('the document log', () => {
  let database: TestDatabase;
  let id: string;

  beforeAll(async () => {
    database = await openTestDatabase({ migrate: makeTables });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    id = randomUUID();
    await create(database.pool, { id, inquiryId, kind: 'draft' });
  });

  const texts = async (): Promise<string[]> =>
    (await load(database.pool, id)).updates.map(({ bytes }) => textOf(bytes));

  it('begins empty, at epoch 1 and sequence 0', async () => {
    expect(await load(database.pool, id)).toEqual({ epoch: 1, sequence: 0, updates: [] });
    expect(await find(database.pool, id)).toEqual({ id, inquiryId, kind: 'draft', epoch: 1, sequence: 0 });
  });

  it('begins with the update it was seeded with', async () => {
    const seeded = randomUUID();
    await create(database.pool, { id: seeded, inquiryId, kind: 'draft', firstUpdate: bytesOf('seed') });
    const { sequence, updates } = await load(database.pool, seeded);
    expect({ sequence, texts: updates.map(({ bytes }) => textOf(bytes)) }).toEqual({
      sequence: 1,
      texts: ['seed'],
    });
  });

  it('cannot be seeded twice', async () => {
    const client = await database.pool.connect();
    await expect(
      create(client, { id, inquiryId, kind: 'draft', firstUpdate: bytesOf('again') }),
    ).rejects.toThrow(/duplicate/);
    client.release();
    expect(await texts()).toEqual([]);
  });

  it('keeps a batch in its order, with who wrote what', async () => {
    const batch: NewEntry[] = [entry('one'), { bytes: bytesOf('two'), client: null, personId: null }];
    expect(await append(database.pool, id, 1, batch)).toEqual({ first: 1, last: 2 });
    expect(await append(database.pool, id, 1, [entry('three')])).toEqual({ first: 3, last: 3 });
    expect((await load(database.pool, id)).sequence).toBe(3);
    const updates = await readSince(database.pool, id, 1, 0);
    expect(updates.map(({ sequence, client, personId }) => [sequence, client, personId])).toEqual([
      [1, 7, batch[0]?.personId],
      [2, null, null],
      [3, 7, expect.any(String)],
    ]);
    expect(await texts()).toEqual(['one', 'two', 'three']);
  });

  it('keeps client ids as large as Yjs makes them, and every byte value', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await append(database.pool, id, 1, [{ bytes, client: 2 ** 53 - 1, personId: null }]);
    const [kept] = await readSince(database.pool, id, 1, 0);
    expect(kept?.client).toBe(2 ** 53 - 1);
    expect(Buffer.from(kept?.bytes ?? []).equals(bytes)).toBe(true);
  });

  it('gives many writers at once sequences without a gap, each batch whole', async () => {
    const batches = Array.from({ length: 12 }, (_, writer) => [entry(`${writer}a`), entry(`${writer}b`)]);
    const given = await Promise.all(batches.map((batch) => append(database.pool, id, 1, batch)));
    const { updates } = await load(database.pool, id);
    expect(updates.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    given.forEach(({ first }, writer) => {
      expect(textOf(updates[first - 1]!.bytes)).toBe(`${writer}a`);
      expect(textOf(updates[first]!.bytes)).toBe(`${writer}b`);
    });
  });

  it('refuses another epoch and an unknown document, and writes nothing', async () => {
    await expect(append(database.pool, id, 2, [entry('x')])).rejects.toMatchObject({ code: 'epoch_changed' });
    const unknown = randomUUID();
    await expect(append(database.pool, unknown, 1, [entry('x')])).rejects.toMatchObject({
      code: 'no_document',
    });
    await expect(load(database.pool, unknown)).rejects.toMatchObject({ code: 'no_document' });
    expect(await texts()).toEqual([]);
  });

  it('belongs to the transaction it is called in', async () => {
    const client = await database.pool.connect();
    await client.query('BEGIN');
    await append(client, id, 1, [entry('undone')]);
    await client.query('ROLLBACK');
    client.release();
    expect(await append(database.pool, id, 1, [entry('kept')])).toEqual({ first: 1, last: 1 });
    expect(await texts()).toEqual(['kept']);
  });

  it('reads what came after a sequence', async () => {
    await append(database.pool, id, 1, [entry('one'), entry('two'), entry('three')]);
    const since = await readSince(database.pool, id, 1, 1);
    expect(since.map(({ sequence, bytes }) => [sequence, textOf(bytes)])).toEqual([
      [2, 'two'],
      [3, 'three'],
    ]);
    expect(await readSince(database.pool, id, 1, 3)).toEqual([]);
  });

  it('notices a flipped bit, and refuses to load', async () => {
    await append(database.pool, id, 1, [entry('sound'), entry('sound too')]);
    await database.pool.query(
      'UPDATE document_update SET bytes = set_bit(bytes, 3, 1 - get_bit(bytes, 3)) WHERE document_id = $1 AND sequence = 2',
      [id],
    );
    await expect(load(database.pool, id)).rejects.toMatchObject({ code: 'damaged' });
    await expect(readSince(database.pool, id, 1, 1)).rejects.toMatchObject({ code: 'damaged' });
  });

  it.each([1, 2, 3])('notices that row %i of three is gone, and refuses to load', async (gone) => {
    await append(database.pool, id, 1, [entry('one'), entry('two'), entry('three')]);
    await database.pool.query('DELETE FROM document_update WHERE document_id = $1 AND sequence = $2', [
      id,
      gone,
    ]);
    await expect(load(database.pool, id)).rejects.toMatchObject({ code: 'damaged' });
  });

  it('binds a client id to the first person who uses it, in each document', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    expect(await bindClient(database.pool, id, 5, first)).toBe(first);
    expect(await bindClient(database.pool, id, 5, second)).toBe(first);
    expect(await bindClient(database.pool, id, 5, first)).toBe(first);
    const other = randomUUID();
    await create(database.pool, { id: other, inquiryId, kind: 'draft' });
    expect(await bindClient(database.pool, other, 5, second)).toBe(second);
  });

  it('gives one answer to two people who use a client id at once', async () => {
    const people = [randomUUID(), randomUUID(), randomUUID()];
    const owners = await Promise.all(people.map((person) => bindClient(database.pool, id, 9, person)));
    expect(new Set(owners).size).toBe(1);
  });

  it('replays to the document that was written', async () => {
    const doc = new Y.Doc();
    const batch: NewEntry[] = [];
    doc.on('update', (bytes: Uint8Array) => batch.push({ bytes, client: doc.clientID, personId: null }));
    const text = doc.getText('words');
    text.insert(0, 'the same page');
    text.delete(4, 5);
    text.insert(0, 'on ');
    await append(database.pool, id, 1, batch);
    const replayed = new Y.Doc();
    for (const { bytes } of (await load(database.pool, id)).updates) Y.applyUpdate(replayed, bytes);
    expect(replayed.getText('words').toJSON()).toBe(text.toJSON());
  });
});

describe('the schema of the log', () => {
  it('takes up the documents of an installation from before there was history', async () => {
    const database = await openTestDatabase();
    const { pool } = database;
    for (const { up } of documentLogSchema.founding) await pool.query(up);
    const [id, doc] = [randomUUID(), new Y.Doc()];
    doc.getText('words').insert(0, 'the same page');
    const firstUpdate = Y.encodeStateAsUpdate(doc);
    await create(pool, { id, inquiryId, kind: 'draft', firstUpdate });
    for (const { up } of documentLogSchema.history) await pool.query(up);
    expect(await compact(pool, id)).toEqual({ refused: null, epoch: 1, snapshot: 1, folded: 0 });
    const { snapshot } = await open(pool, id);
    expect(contentHash(docOfUpdates([snapshot!.bytes]))).toBe(contentHash(doc));
    await database.close();
  });

  it('can be undone and made again', async () => {
    const database = await openTestDatabase({ migrate: makeTables });
    for (const step of documentLogSchema.down) await database.pool.query(step);
    for (const step of documentLogSchema.up) await database.pool.query(step);
    await database.close();
    expect(documentLogSchema.steps.map(({ name }) => name)).toEqual([
      'CreateDocument',
      'CreateDocumentUpdate',
      'CreateDocumentClient',
      'CreateDocumentSnapshot',
      'CreateDocumentChunk',
      'CreateDocumentDamage',
    ]);
  });
});
