import type { DebateSnapshot, DebateState, DebateSummary, Phase } from '@samepage/contracts';

export interface SummaryRecord {
  id: string;
  title: string;
  phase: Phase;
  statements: number;
  created_at: Date;
  provocation_id: string | null;
  gathering_id: string | null;
}

export function mapSummary(row: SummaryRecord): DebateSummary {
  const { id, title, phase, statements, created_at } = row;
  return {
    id,
    title,
    phase,
    statements,
    createdAt: created_at.toISOString(),
    provocationId: row.provocation_id,
    gatheringId: row.gathering_id,
  };
}

export interface DebateRecord {
  id: string;
  inquiry_id: string;
  slug: string;
  title: string;
  join_code: string;
  provocation: DebateSnapshot['provocation'];
  gathering: DebateSnapshot['gathering'];
  support: DebateSnapshot['support'];
  state: DebateState;
  now: Date;
}

/** What belongs to the debate itself; the rest of a snapshot depends on who asks. */
export function mapDebate(row: DebateRecord) {
  return {
    id: row.id,
    inquiryId: row.inquiry_id,
    inquirySlug: row.slug,
    title: row.title,
    joinCode: row.join_code,
    provocation: row.provocation,
    gathering: row.gathering && {
      ...row.gathering,
      startsAt: new Date(row.gathering.startsAt).toISOString(),
    },
    support: row.support,
    state: row.state,
    now: row.now.toISOString(),
  } satisfies Partial<DebateSnapshot>;
}
