import { computed, Signal } from '@angular/core';
import type { EvidenceRef, Insight, NewInsight, Sureness } from '@samepage/contracts';
import { keptWords } from '../../core/kept-words';
import { freshId } from '../../shared/fresh-id';

export type Side = 'evidence' | 'counterEvidence';

/** A piece of evidence as it is being put together: where its words stand, and why it is there. */
export interface Piece {
  readonly ref: EvidenceRef;
  readonly note: string;
}

/** An insight as it is being written. Of evidence it keeps the places, and none of the words. */
export interface Written extends Readonly<Record<Side, readonly Piece[]>> {
  /** Made once for what is being written, so that sending it again after a failure makes no second one. */
  readonly id: string;
  /** The version that is changed; null for a new insight. */
  readonly version: number | null;
  readonly claim: string;
  readonly foundNone: boolean;
  readonly all: boolean;
  readonly sectorIds: readonly string[];
  readonly notHeard: string;
  readonly sureness: Sureness | '';
  readonly whySure: string;
}

export interface InsightDraft {
  readonly now: Signal<Written>;
  readonly isTouched: Signal<boolean>;
  change(different: Partial<Written>): void;
  /** Goes back to what there was before anything was typed. */
  forget(): void;
}

export function emptyDraft(): Written {
  return {
    id: freshId(),
    version: null,
    claim: '',
    evidence: [],
    counterEvidence: [],
    foundNone: false,
    all: false,
    sectorIds: [],
    notHeard: '',
    sureness: '',
    whySure: '',
  };
}

/** An insight to be changed, without evidence whose words are gone. */
export function draftOf(insight: Insight): Written {
  const pieces = (side: Side) =>
    insight[side].flatMap(({ words, note }) => (words ? [{ ref: words.ref, note: note ?? '' }] : []));
  return {
    id: insight.id,
    version: insight.version,
    claim: insight.claim,
    evidence: pieces('evidence'),
    counterEvidence: pieces('counterEvidence'),
    foundNone: insight.foundNone,
    all: insight.speaksFor.all,
    sectorIds: insight.speaksFor.sectors.map(({ id }) => id),
    notHeard: insight.notHeard ?? '',
    sureness: insight.sureness,
    whySure: insight.whySure,
  };
}

/** Kept in this tab until it is sent, as typed words are. `start` is what it begins with. Call in an injection context. */
export function insightDraft(name: () => string, start: Signal<Written>): InsightDraft {
  const kept = keptWords(name);
  const now = computed(() => parsed(kept()) ?? start());
  return {
    now,
    isTouched: computed(() => kept() !== ''),
    change: (different) => kept.set(JSON.stringify({ ...now(), ...different })),
    forget: () => kept.set(''),
  };
}

/** What is to be sent; the schema on the server says what is missing. */
export function contentOf(written: Written, sureness: Sureness): Omit<NewInsight, 'id'> {
  const { claim, foundNone, all, sectorIds, notHeard, whySure } = written;
  const side = (which: Side) => written[which].map(({ ref, note }) => ({ ref, note: note.trim() || null }));
  return {
    claim,
    evidence: side('evidence'),
    counterEvidence: side('counterEvidence'),
    foundNone,
    speaksFor: { all, sectorIds: all ? [] : [...sectorIds] },
    notHeard: notHeard.trim() || null,
    sureness,
    whySure,
  };
}

/** What tells one place from another. */
export function keyOf(ref: EvidenceRef): string {
  if (ref.kind === 'statement') return ref.statementId;
  return ref.kind === 'clause' ? ref.clauseId : `${ref.responseId} ${ref.from} ${ref.to}`;
}

function parsed(text: string): Written | null {
  if (!text) return null;
  try {
    return { ...emptyDraft(), ...(JSON.parse(text) as Partial<Written>) };
  } catch {
    return null;
  }
}
