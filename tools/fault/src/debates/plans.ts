import type { DebatePlan, StepKind } from '@samepage/contracts';
import { usualSettings } from '@samepage/debate';
import type { SeededRandom } from '@samepage/testing';

const kinds: readonly StepKind[] = [
  'arrive',
  'opening-vote',
  'statements',
  'floor',
  'groups',
  'closing-vote',
  'harvest',
  'close',
];

/** A run-sheet of every kind of step; some of them are over sooner than people are. */
export function usualPlan(random: SeededRandom): DebatePlan {
  const steps = kinds.map((kind) => ({
    id: uuid(random),
    kind,
    title: kind,
    words: '',
    seconds: random.chance(0.3) ? 10 : null,
  }));
  return {
    motion: 'Joy belongs in every care plan.',
    steps,
    settings: { ...usualSettings, turnSeconds: 30 },
  };
}

/** An id that a seed makes again. */
export function uuid(random: SeededRandom): string {
  const hex = Buffer.from(random.bytes(16)).toString('hex');
  const variant = '89ab'[random.below(4)] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
