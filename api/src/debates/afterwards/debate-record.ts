import { Failure, type DebateState } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';

/** A debate as what comes after it begins from. */
export interface DebateRecord {
  readonly id: string;
  readonly inquiryId: string;
  readonly inquirySlug: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly state: DebateState;
}

/** @throws Failure `not_found`. */
export async function debateRecord(queryable: Queryable, debateId: string): Promise<DebateRecord> {
  const { rows } = await queryable.query<DebateRecord>(
    `SELECT d.id, d.inquiry_id AS "inquiryId", i.slug AS "inquirySlug", d.title, d.created_at AS "createdAt", d.state
     FROM debate d JOIN inquiry i ON i.id = d.inquiry_id WHERE d.id = $1`,
    [debateId],
  );
  const [row] = rows;
  if (!row) throw new Failure('not_found', 'There is no such debate.');
  return row;
}
