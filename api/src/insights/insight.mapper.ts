import type {
  Evidence,
  Insight,
  InsightCounts,
  InsightSummary,
  InsightVersions,
  Sector,
  StandingWords,
  Sureness,
  Voice,
} from '@samepage/contracts';
import type { Asker } from '../edge/asker';
import { actsOf } from './acts';
import { refOf, stateOf, type EvidenceRow, type InsightRow } from './insight-rows';
import { keyOf, type Standing } from './standing-words';

/** The words of a piece of evidence, if they stand as they did when it was picked. */
export function wordsOf(row: EvidenceRow, standing: ReadonlyMap<string, Standing>): StandingWords | null {
  const ref = refOf(row);
  const found = ref && standing.get(keyOf(ref));
  if (!found) return null;
  return row.kind === 'response' && row.words_hash !== found.hash ? null : found.words;
}

/** A note may repeat what was said, so it goes with the words. */
export function mapEvidence(row: EvidenceRow, standing: ReadonlyMap<string, Standing>): Evidence {
  const words = wordsOf(row, standing);
  return { words, note: words && row.note };
}

/** The two sides of one insight. */
export function sidesOf(
  rows: readonly EvidenceRow[],
  standing: ReadonlyMap<string, Standing>,
): Pick<Insight, 'evidence' | 'counterEvidence'> {
  const side = (which: EvidenceRow['side']) =>
    rows.filter((row) => row.side === which).map((row) => mapEvidence(row, standing));
  return { evidence: side('for'), counterEvidence: side('against') };
}

function speaksFor({ for_all, for_sectors }: InsightRow, sectors: readonly Sector[]) {
  return { all: for_all, sectors: sectors.filter(({ id }) => for_sectors.includes(id)) };
}

/** Where an insight stands, with everything about it that was read beside it. */
export interface InsightParts extends Pick<Insight, 'evidence' | 'counterEvidence' | 'lines' | 'mine'> {
  readonly row: InsightRow;
  readonly sectors: readonly Sector[];
  readonly counts: InsightCounts;
  readonly voices: Readonly<Record<string, Voice>>;
}

export function mapInsight({ row, sectors, voices, ...parts }: InsightParts, asker: Asker): Insight {
  const { published_at, published_by, taken_back_at, taken_back_why } = row;
  const state = stateOf(row);
  return {
    ...parts,
    id: row.id,
    inquiryId: row.inquiry_id,
    inquirySlug: row.slug,
    state,
    version: row.version,
    claim: row.claim,
    foundNone: row.found_none,
    speaksFor: speaksFor(row, sectors),
    notHeard: row.not_heard,
    sureness: row.sureness,
    whySure: row.why_sure,
    proposed: {
      voice: voiceIn(voices, row.membership_id),
      at: row.created_at.toISOString(),
      mine: row.membership_id === asker.membership?.id,
    },
    published:
      published_at && published_by !== null
        ? { voice: voiceIn(voices, published_by), at: published_at.toISOString() }
        : null,
    takenBack:
      taken_back_at && taken_back_why !== null
        ? { why: taken_back_why, at: taken_back_at.toISOString() }
        : null,
    acts: actsOf({ state, membershipId: row.membership_id }, asker),
  };
}

export function mapSummary(
  row: InsightRow,
  sectors: readonly Sector[],
  { evidence, counterEvidence }: Pick<Insight, 'evidence' | 'counterEvidence'>,
  asker: Asker,
): InsightSummary {
  const standing = (side: readonly Evidence[]) => side.filter(({ words }) => words !== null).length;
  const at = row.taken_back_at ?? row.published_at ?? row.created_at;
  return {
    id: row.id,
    state: stateOf(row),
    claim: row.claim,
    sureness: row.sureness,
    evidence: standing(evidence),
    counterEvidence: standing(counterEvidence),
    speaksFor: speaksFor(row, sectors),
    at: at.toISOString(),
    mine: row.membership_id === asker.membership?.id,
  };
}

export interface VersionRow {
  readonly number: number;
  readonly claim: string;
  readonly sureness: Sureness;
  readonly why_sure: string;
  readonly voice: Voice;
  readonly at: Date;
}

export function mapVersion({ number, why_sure, at, ...rest }: VersionRow): InsightVersions[number] {
  return { ...rest, version: number, whySure: why_sure, at: at.toISOString() };
}

function voiceIn(voices: Readonly<Record<string, Voice>>, membershipId: string): Voice {
  const voice = voices[membershipId];
  if (!voice) throw new Error('A membership that an insight names is not there.');
  return voice;
}
