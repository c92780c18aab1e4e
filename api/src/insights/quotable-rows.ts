import { may } from '@samepage/access';
import type { EvidenceRef, Sector, StandingWords } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import type { Asker } from '../edge/asker';

/**
 * Whose doors count: words of a debate are not shown to someone who was asked to leave it, or came too late for a locked
 * one. Null where an insight shows them to everyone in the inquiry, as the sources of a clause do.
 */
export interface Door {
  readonly membershipId: string | null;
  readonly mayRun: boolean;
}

export function doorOf(asker: Asker): Door {
  return {
    membershipId: asker.membership?.id ?? null,
    mayRun: may(asker.subject, 'debate.run', asker.place),
  };
}

const sectorSql = `json_build_object('id', s.id, 'name', s.name, 'mark', s.mark, 'ink', s.ink)`;

/** SQL: nothing shuts this member (`$2`, null for no door) out of debate `d`; `$3` says whether they run debates. */
const isOpenSql = `($2::uuid IS NULL OR (NOT COALESCE($2 = ANY(d.removed), false) AND (
  $3 OR NOT COALESCE((d.state->>'locked')::boolean, false)
  OR EXISTS (SELECT 1 FROM debate_presence e WHERE e.debate_id = d.id AND e.membership_id = $2))))`;

/** SQL for the statements of an inquiry (`$1`) that can be quoted: said, and neither hidden nor taken back. */
const statementsSql = `SELECT st.id, st.membership_id AS by, st.text, st.created_at AS at, ${sectorSql} AS sector,
    d.id AS place_id, d.title AS place_title
  FROM statement st JOIN debate d ON d.id = st.debate_id
  JOIN membership m ON m.id = st.membership_id JOIN sector s ON s.id = m.sector_id
  WHERE d.inquiry_id = $1 AND st.hidden_at IS NULL AND st.withdrawn_at IS NULL AND st.kind <> 'note'
    AND ${isOpenSql}`;

/** The same of responses. They have no doors; `$2` and `$3` are named so that both take the same values. */
const responsesSql = `SELECT r.id, r.membership_id AS by, r.words AS text, r.created_at AS at, ${sectorSql} AS sector,
    p.id AS place_id, p.title AS place_title
  FROM response r JOIN provocation p ON p.id = r.provocation_id
  JOIN membership m ON m.id = r.membership_id JOIN sector s ON s.id = m.sector_id
  WHERE p.inquiry_id = $1 AND ($2::uuid IS NULL OR $3 OR true)`;

export interface QuotableRow {
  readonly id: string;
  readonly by: string;
  readonly text: string;
  readonly at: Date;
  readonly sector: Sector;
  readonly place_id: string;
  readonly place_title: string;
}

export type Said = 'statement' | 'response';

/** What follows the common part of each query; `column` is what is compared. */
export interface Narrowed {
  readonly inquiryId: string;
  readonly door: Door | null;
  /** SQL that may speak of `$4`. */
  readonly and: (columns: { id: string; text: string; at: string; isRecast: string }) => string;
  readonly value: unknown;
}

const columnsOf = {
  statement: { id: 'st.id', text: 'st.text', at: 'st.created_at', isRecast: 'st.recast_at IS NOT NULL' },
  response: { id: 'r.id', text: 'r.words', at: 'r.created_at', isRecast: 'false' },
};

export async function quotableRows(
  queryable: Queryable,
  said: Said,
  { inquiryId, door, and, value }: Narrowed,
): Promise<QuotableRow[]> {
  const base = said === 'statement' ? statementsSql : responsesSql;
  const { rows } = await queryable.query<QuotableRow>(`${base} ${and(columnsOf[said])}`, [
    inquiryId,
    door?.membershipId ?? null,
    door?.mayRun ?? false,
    value,
  ]);
  return rows;
}

/** A row as words with their place; of a response the whole. */
export function wordsOfRow(said: Said, row: QuotableRow): StandingWords {
  const ref: EvidenceRef =
    said === 'statement'
      ? { kind: said, statementId: row.id }
      : { kind: said, responseId: row.id, from: 0, to: row.text.length };
  return {
    ref,
    text: row.text,
    sector: row.sector,
    at: row.at.toISOString(),
    place: {
      kind: said === 'statement' ? 'debate' : 'provocation',
      id: row.place_id,
      title: row.place_title,
      number: null,
    },
  };
}
