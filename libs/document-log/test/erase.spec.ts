import { openTestDatabase, type TestDatabase } from '@samepage/platform/testing';
import { SeededRandom } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import { append, compact, contentHash, erase, historyOf, listDamage, open, whoWrote } from '../src';
import { countRows, interrupted, Killed, killedAfter } from './faults';
import { makeTables } from './tables';
import { docFrom, Writers } from './writers';

const canary = 'I was sectioned in 2019';

describe('erasing from a document', () => {
  let database: TestDatabase;
  let writers: Writers;
  let id: string;

  beforeAll(async () => {
    database = await openTestDatabase({ migrate: makeTables });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    writers = new Writers(database.pool, new SeededRandom(17));
    await writers.begin();
    id = writers.documentId;
  });

  /** Every column of bytes, text or JSON, in every table there is. */
  async function tablesWith(words: string): Promise<string[]> {
    const { rows } = await database.pool.query<{ table: string; column: string; type: string }>(
      `SELECT table_name AS table, column_name AS column, data_type AS type FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type IN ('bytea', 'text', 'jsonb', 'json')`,
    );
    expect(rows.filter(({ type }) => type === 'bytea').length).toBeGreaterThanOrEqual(4);
    const found: string[] = [];
    for (const { table, column, type } of rows) {
      const bytes = type === 'bytea' ? column : `convert_to(${column}::text, 'UTF8')`;
      const { rowCount } = await database.pool.query(
        `SELECT 1 FROM ${table} WHERE position(convert_to($1, 'UTF8') IN ${bytes}) > 0`,
        [words],
      );
      if (rowCount) found.push(`${table}.${column}`);
    }
    return found;
  }

  /** Writes the canary and takes it back, with snapshots and history on either side. */
  async function writeAndTakeBack(): Promise<void> {
    const { doc } = writers.all[1]!;
    await writers.write();
    await compact(database.pool, id);
    doc.getText('words').insert(0, canary);
    await writers.save();
    await compact(database.pool, id);
    doc.getText('words').delete(0, canary.length);
    await writers.save();
  }

  it('leaves nothing of what was deleted in any table', async () => {
    await writeAndTakeBack();
    expect(await tablesWith(canary)).toEqual(
      expect.arrayContaining(['document_update.bytes', 'document_snapshot.bytes']),
    );
    for (let round = 0; round < 2; round++) {
      await compact(database.pool, id);
      await writers.write();
    }
    expect((await countRows(database.pool, id)).document_chunk).toBeGreaterThan(0);
    const shown = contentHash(writers.doc);
    expect(await erase(database.pool, id)).toEqual({ epoch: 2 });
    expect(await tablesWith(canary)).toEqual([]);
    expect(await countRows(database.pool, id)).toEqual({
      document_update: 1,
      document_snapshot: 0,
      document_chunk: 0,
    });
    const opened = await open(database.pool, id);
    expect(opened).toMatchObject({ epoch: 2, sequence: 1, damage: [] });
    expect(contentHash(docFrom(opened))).toBe(shown);
    expect(await historyOf(database.pool, id)).toHaveLength(1);
    await expect(
      append(database.pool, id, 1, [{ bytes: Uint8Array.of(0, 0), client: null, personId: null }]),
    ).rejects.toMatchObject({ code: 'epoch_changed' });
  });

  it('keeps who wrote what stays, but forgets whom it is asked to', async () => {
    const [one, other] = [writers.all[0]!, writers.all[1]!];
    one.doc.getText('words').insert(0, 'the page');
    await writers.save();
    other.doc.getText('words').insert(4, 'same ');
    await writers.save();
    await erase(database.pool, id, { attributionOf: other.personId });
    expect((await whoWrote(database.pool, id)).map(({ length, personId }) => [length, personId])).toEqual([
      [4, one.personId],
      [5, null],
      [4, one.personId],
    ]);
    const { rows } = await database.pool.query(
      `SELECT 1 FROM document_client WHERE document_id = $1 AND person_id = $2
       UNION ALL SELECT 1 FROM document_update WHERE document_id = $1 AND person_id = $2`,
      [id, other.personId],
    );
    expect(rows).toEqual([]);
  });

  it("deletes someone's words from among those of others", async () => {
    const [one, other] = [writers.all[0]!, writers.all[1]!];
    one.doc.getText('words').insert(0, 'the page');
    await writers.save();
    other.doc.getText('words').insert(4, `${canary} `);
    await writers.save();
    await compact(database.pool, id);
    await erase(database.pool, id, { wordsOf: other.personId, attributionOf: other.personId });
    expect(
      docFrom(await open(database.pool, id))
        .getText('words')
        .toJSON(),
    ).toBe('the page');
    expect(await tablesWith(canary)).toEqual([]);
    await erase(database.pool, id, { wordsOf: randomUUID() });
    expect(
      docFrom(await open(database.pool, id))
        .getText('words')
        .toJSON(),
    ).toBe('the page');
  });

  it('loses nothing that is written while it is under way', async () => {
    await writeAndTakeBack();
    for (let times = 0; times < 3; times++) {
      const slow = interrupted(database.pool, 'UPDATE document SET epoch', () => writers.write());
      await erase(slow, id);
      writers.epoch++;
      expect(contentHash(docFrom(await open(database.pool, id)))).toBe(contentHash(writers.doc));
    }
    expect(await tablesWith(canary)).toEqual([]);
  });

  it('gives up when somebody else began the document again, or writes without end', async () => {
    await writers.write();
    const overtaken = interrupted(database.pool, 'UPDATE document SET epoch', () => erase(database.pool, id));
    await expect(erase(overtaken, id)).rejects.toMatchObject({ code: 'epoch_changed' });
    writers.epoch = 2;
    const restless = {
      query: async (text: string, values?: unknown[]) => {
        if (text.includes('UPDATE document SET epoch')) await writers.write(1);
        return database.pool.query(text, values);
      },
    } as unknown as typeof database.pool;
    await expect(erase(restless, id)).rejects.toMatchObject({ code: 'busy' });
    expect(contentHash(docFrom(await open(database.pool, id)))).toBe(contentHash(writers.doc));
  });

  it.each([0, 1, 2, 3, 4])(
    'leaves one epoch whole when it is killed after %i statements',
    async (statements) => {
      await writeAndTakeBack();
      const before = contentHash(writers.doc);
      await erase(killedAfter(database.pool, statements), id).catch((error: unknown) => {
        expect(error).toBeInstanceOf(Killed);
      });
      const opened = await open(database.pool, id);
      expect(opened.damage).toEqual([]);
      expect(contentHash(docFrom(opened))).toBe(before);
      await erase(database.pool, id);
      expect(await tablesWith(canary)).toEqual([]);
      expect(contentHash(docFrom(await open(database.pool, id)))).toBe(before);
    },
  );

  it('is finished by the next compaction when rows of an earlier epoch were left', async () => {
    await writeAndTakeBack();
    await database.pool.query('UPDATE document SET epoch = 2, sequence = 0 WHERE id = $1', [id]);
    await compact(database.pool, id);
    expect(await countRows(database.pool, id)).toEqual({
      document_update: 0,
      document_snapshot: 0,
      document_chunk: 0,
    });
  });

  it('asks before it gives up what is damaged, and then begins again whole', async () => {
    await writers.write(6);
    writers.doc.getText('words').insert(0, 'the last words');
    const last = await writers.save();
    await database.pool.query(
      'UPDATE document_update SET checksum = checksum + 1 WHERE document_id = $1 AND sequence = $2',
      [id, last],
    );
    await expect(erase(database.pool, id)).rejects.toMatchObject({ code: 'damaged' });
    const shown = contentHash(docFrom(await open(database.pool, id)));
    await erase(database.pool, id, { acceptsDamage: true });
    const opened = await open(database.pool, id);
    expect(opened.damage).toEqual([]);
    expect(contentHash(docFrom(opened))).toBe(shown);
    expect((await listDamage(database.pool)).filter(({ documentId }) => documentId === id)).toEqual([]);
  });

  it('knows that there is no such document', async () => {
    await expect(erase(database.pool, randomUUID())).rejects.toMatchObject({ code: 'no_document' });
  });
});
