import type { EvidenceRef, InsightState, NewEvidence, NewInsight, Sureness } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { keyOf, type Standing } from './standing-words';

/** An insight as its newest version says it. */
export interface InsightRow {
  readonly id: string;
  readonly inquiry_id: string;
  readonly slug: string;
  readonly membership_id: string;
  readonly version: number;
  readonly claimed_since: number;
  readonly created_at: Date;
  readonly published_at: Date | null;
  readonly published_by: string | null;
  readonly taken_back_at: Date | null;
  readonly taken_back_why: string | null;
  readonly edited_by: string;
  readonly claim: string;
  readonly found_none: boolean;
  readonly for_all: boolean;
  readonly for_sectors: string[];
  readonly not_heard: string | null;
  readonly sureness: Sureness;
  readonly why_sure: string;
}

export interface EvidenceRow {
  readonly insight_id: string;
  readonly side: 'for' | 'against';
  readonly kind: EvidenceRef['kind'];
  readonly statement_id: string | null;
  readonly response_id: string | null;
  readonly quote_from: number | null;
  readonly quote_to: number | null;
  readonly words_hash: string | null;
  readonly draft_id: string | null;
  readonly clause_id: string | null;
  readonly note: string | null;
}

/** SQL for insights `i` with their newest version `v` and their inquiry `q`. */
export const insightSql = `SELECT i.id, i.inquiry_id, q.slug, i.membership_id, i.version, i.claimed_since, i.created_at,
    i.published_at, i.published_by, i.taken_back_at, i.taken_back_why, v.membership_id AS edited_by, v.claim,
    v.found_none, v.for_all, v.for_sectors, v.not_heard, v.sureness, v.why_sure
  FROM insight i JOIN insight_version v ON v.insight_id = i.id AND v.number = i.version
  JOIN inquiry q ON q.id = i.inquiry_id`;

export function stateOf({
  published_at,
  taken_back_at,
}: Pick<InsightRow, 'published_at' | 'taken_back_at'>): InsightState {
  if (taken_back_at) return 'taken-back';
  return published_at ? 'published' : 'proposed';
}

/** What these insights rest on now, each side in its order. */
export async function evidenceOf(
  queryable: Queryable,
  insightIds: readonly string[],
): Promise<EvidenceRow[]> {
  const { rows } = await queryable.query<EvidenceRow>(
    `SELECT e.insight_id, e.side, e.kind, e.statement_id, e.response_id, e.quote_from, e.quote_to, e.words_hash,
            e.draft_id, e.clause_id, e.note
     FROM insight_evidence e JOIN insight i ON i.id = e.insight_id AND i.version = e.number
     WHERE e.insight_id = ANY($1::uuid[]) ORDER BY e.insight_id, e.side, e.place`,
    [insightIds],
  );
  return rows;
}

/** Where a piece of evidence stands; null once that was deleted. */
export function refOf(row: EvidenceRow): EvidenceRef | null {
  if (row.statement_id !== null) return { kind: 'statement', statementId: row.statement_id };
  if (row.response_id !== null)
    return {
      kind: 'response',
      responseId: row.response_id,
      from: row.quote_from ?? 0,
      to: row.quote_to ?? 0,
    };
  if (row.draft_id !== null && row.clause_id !== null)
    return { kind: 'clause', draftId: row.draft_id, clauseId: row.clause_id };
  return null;
}

type Content = Omit<NewInsight, 'id'>;

/** Writes a version with its evidence. `standing` holds the words of all of it as they were found just now. */
export async function writeVersion(
  queryable: Queryable,
  { insightId, number, membershipId }: { insightId: string; number: number; membershipId: string },
  content: Content,
  standing: ReadonlyMap<string, Standing>,
): Promise<void> {
  const { claim, foundNone, speaksFor, notHeard, sureness, whySure } = content;
  await queryable.query(
    `INSERT INTO insight_version
       (insight_id, number, membership_id, claim, found_none, for_all, for_sectors, not_heard, sureness, why_sure)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[insightId, number, membershipId, claim, foundNone],
      ...[speaksFor.all, speaksFor.all ? [] : speaksFor.sectorIds, notHeard, sureness, whySure],
    ],
  );
  await queryable.query(
    `INSERT INTO insight_evidence (insight_id, number, side, place, kind, statement_id, response_id, quote_from,
       quote_to, words_hash, draft_id, clause_id, note)
     SELECT $1, $2, side, place, kind, statement_id, response_id, quote_from, quote_to, words_hash, draft_id, clause_id,
       note
     FROM jsonb_to_recordset($3::jsonb) AS each (side text, place smallint, kind text, statement_id uuid,
       response_id uuid, quote_from integer, quote_to integer, words_hash text, draft_id uuid, clause_id uuid, note text)`,
    [
      insightId,
      number,
      JSON.stringify([
        ...content.evidence.map((each, place) => rowOf('for', place, each, standing)),
        ...content.counterEvidence.map((each, place) => rowOf('against', place, each, standing)),
      ]),
    ],
  );
}

function rowOf(
  side: EvidenceRow['side'],
  place: number,
  { ref, note }: NewEvidence,
  standing: ReadonlyMap<string, Standing>,
): object {
  const row = { side, place, kind: ref.kind, note };
  if (ref.kind === 'statement') return { ...row, statement_id: ref.statementId };
  if (ref.kind === 'clause') return { ...row, draft_id: ref.draftId, clause_id: ref.clauseId };
  const words_hash = standing.get(keyOf(ref))?.hash;
  return { ...row, response_id: ref.responseId, quote_from: ref.from, quote_to: ref.to, words_hash };
}
