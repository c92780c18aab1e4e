import type { Queryable } from '@samepage/platform';
import { decodeChunk, type ChunkRow } from './chunk';
import { missingIn, refusal, type Damage } from './damage';
import {
  atColumn,
  entryColumns,
  historyEntryOf,
  isSound,
  type Entry,
  type HistoryEntry,
  type TimedRow,
} from './entry';
import { DocumentLogFailure } from './failure';

/** Which entries: those of an epoch (the present one) from a sequence (1) to a sequence (the last), both included. */
export interface Span {
  readonly epoch?: number;
  readonly first?: number;
  readonly last?: number;
}

/** Part of the log of a document, both sequences included. */
export interface Stretch {
  readonly documentId: string;
  readonly epoch: number;
  readonly first: number;
  readonly last: number;
}

/** How much of the log is in memory at once. */
export interface PageSize {
  readonly rows: number;
  /** Of updates; a page holds one row more than fit. */
  readonly bytes: number;
}

const readingPage: PageSize = { rows: 1000, bytes: 4_000_000 };

/**
 * The entries after a sequence, in order, those included that were folded. Throws `damaged` when one is missing or
 * changed, `epoch_changed` when that is because the document was begun again.
 */
export async function readSince(
  queryable: Queryable,
  documentId: string,
  epoch: number,
  afterSequence: number,
): Promise<Entry[]> {
  const { rows } = await queryable.query<PageRow>(
    `${chunkSql} AND last_sequence > $3
     UNION ALL
     SELECT 'entry', ${entryColumns}, ${atColumn}, NULL, NULL, NULL FROM document_update
     WHERE document_id = $1 AND epoch = $2 AND sequence > $3`,
    [documentId, epoch, afterSequence],
  );
  const first = afterSequence + 1;
  const { entries, damage } = await unfold(rows, { documentId, epoch, first, last: Infinity });
  if (damage.length > 0) throw await refusal(queryable, documentId, epoch, damage);
  return entries.map(({ at: _at, ...entry }) => entry);
}

/**
 * Reads the log from its first keystroke on, one page in memory at a time. Throws `no_document`, `epoch_changed` when
 * the document is begun again meanwhile, or `damaged` at the first entry that is missing or changed; entries before
 * it have been given by then.
 */
export async function* entriesBetween(
  queryable: Queryable,
  documentId: string,
  span: Span = {},
): AsyncGenerator<HistoryEntry, void, undefined> {
  for await (const page of pagesOf(queryable, await stretchOf(queryable, documentId, span))) yield* page;
}

/** Throws `no_document`; `epoch_changed` when the span is of another epoch than the present one. */
export async function stretchOf(queryable: Queryable, documentId: string, span: Span): Promise<Stretch> {
  const { rows } = await queryable.query<{ epoch: number; sequence: string }>(
    'SELECT epoch, sequence FROM document WHERE id = $1',
    [documentId],
  );
  const head = rows[0];
  if (!head) throw new DocumentLogFailure('no_document', documentId);
  if (head.epoch !== (span.epoch ?? head.epoch)) throw new DocumentLogFailure('epoch_changed', documentId);
  const last = Math.min(span.last ?? Infinity, Number(head.sequence));
  return { documentId, epoch: head.epoch, first: span.first ?? 1, last };
}

/** The same in pages, none of them empty. Throws as `entriesBetween` does. */
export async function* pagesOf(
  queryable: Queryable,
  stretch: Stretch,
  size = readingPage,
): AsyncGenerator<HistoryEntry[], void, undefined> {
  const { documentId, epoch, last } = stretch;
  for (let next = stretch.first; next <= last;) {
    const { entries, damage } = await readPage(queryable, { ...stretch, first: next }, size);
    const end = entries.at(-1);
    if (damage.length > 0 || !end) {
      const missing: Damage = { kind: 'missing', first: next, last };
      throw await refusal(queryable, documentId, epoch, damage.length > 0 ? damage : [missing]);
    }
    yield entries;
    next = end.sequence + 1;
  }
}

/** A page of entries, and what of it cannot be read. */
interface Page {
  readonly entries: HistoryEntry[];
  readonly damage: Damage[];
}

/** The chunk or else the rows that the stretch begins with, of one moment: folding may be under way. */
async function readPage(queryable: Queryable, stretch: Stretch, size: PageSize): Promise<Page> {
  const { rows } = await queryable.query<PageRow>(
    `WITH folded AS (
       ${chunkSql} AND last_sequence >= $3 AND first_sequence <= $3 ORDER BY last_sequence LIMIT 1
     )
     SELECT * FROM folded
     UNION ALL
     SELECT 'entry', page.*, NULL, NULL, NULL FROM (${rowsSql}) AS page WHERE NOT EXISTS (SELECT 1 FROM folded)`,
    [stretch.documentId, stretch.epoch, stretch.first, stretch.last, size.rows, size.bytes],
  );
  return unfold(rows, stretch);
}

/** SQL for rows of `$1`, epoch `$2`, sequences `$3` to `$4`: at most `$5`, and not many more than `$6` bytes of them. */
const rowsSql = `SELECT ${entryColumns}, ${atColumn} FROM (
    SELECT *, sum(octet_length(bytes)) OVER (ORDER BY sequence) - octet_length(bytes) AS before
    FROM document_update WHERE document_id = $1 AND epoch = $2 AND sequence BETWEEN $3 AND $4
    ORDER BY sequence LIMIT $5
  ) AS sized WHERE before < $6`;

const chunkSql = `SELECT 'chunk' AS what, NULL::bigint AS sequence, NULL::bigint AS client, NULL::uuid AS person_id,
    bytes, checksum, NULL::bigint AS at, first_sequence, last_sequence, moments
  FROM document_chunk WHERE document_id = $1 AND epoch = $2`;

/** Rows that were not folded yet, as the first page of them. */
export async function readRows(queryable: Queryable, stretch: Stretch, size: PageSize): Promise<Page> {
  const { documentId, epoch, first, last } = stretch;
  const { rows } = await queryable.query<TimedRow>(`${rowsSql} ORDER BY sequence`, [
    documentId,
    epoch,
    first,
    last,
    size.rows,
    size.bytes,
  ]);
  const begin = Number(rows[0]?.sequence ?? first);
  return unfold(
    rows.map((row) => ({ what: 'entry', ...row })),
    { ...stretch, first: begin },
  );
}

/** The entries of chunks and rows, as far as they belong to the stretch, in order; and the gaps before the last. */
async function unfold(rows: readonly PageRow[], { first, last }: Stretch): Promise<Page> {
  const entries: HistoryEntry[] = [];
  const damage: Damage[] = [];
  for (const row of rows) {
    if (row.what === 'entry') {
      if (isSound(row)) entries.push(historyEntryOf(row));
      else damage.push({ kind: 'update', first: Number(row.sequence), last: Number(row.sequence) });
    } else {
      const unfolded = await decodeChunk(row);
      if (unfolded) entries.push(...within(unfolded, first, last));
      else damage.push({ kind: 'chunk', first: Number(row.first_sequence), last: Number(row.last_sequence) });
    }
  }
  entries.sort((one, other) => one.sequence - other.sequence);
  const present = [...entries.map(({ sequence }) => ({ first: sequence, last: sequence })), ...damage];
  const end = present.reduce((highest, range) => Math.max(highest, range.last), first - 1);
  return { entries, damage: [...damage, ...missingIn(first, end, present)] };
}

function within(entries: readonly HistoryEntry[], first: number, last: number): HistoryEntry[] {
  return entries.filter(({ sequence }) => sequence >= first && sequence <= last);
}

type PageRow = ({ what: 'chunk' } & ChunkRow) | ({ what: 'entry' } & TimedRow);
