import type { DebateState, StepKind } from '@samepage/contracts';
import { currentStep } from '@samepage/debate';

export const panels = ['floor', 'statements', 'results', 'swing', 'moved', 'groups', 'room'] as const;
/** What a facilitator works with beside the run-sheet. */
export type Panel = (typeof panels)[number];

/** Where everyone is; `free` is a debate without a run-sheet. */
type Place = StepKind | 'lobby' | 'free' | 'closed';

/** What each place needs, most needed first. */
const needed: Readonly<Record<Place, readonly Panel[]>> = {
  lobby: ['room'],
  arrive: ['room', 'statements'],
  provocation: ['floor', 'statements'],
  'opening-vote': ['results', 'statements'],
  floor: ['floor', 'statements'],
  statements: ['statements'],
  groups: ['groups', 'statements'],
  'closing-vote': ['results', 'swing', 'moved', 'statements'],
  harvest: ['statements', 'swing', 'moved'],
  close: ['results', 'swing', 'moved', 'statements'],
  free: ['floor', 'statements'],
  closed: ['results', 'swing', 'moved', 'statements'],
};
/** Everything else, in this order. */
const others: readonly Panel[] = ['room', 'results', 'floor', 'groups', 'statements', 'swing', 'moved'];

function placeOf(state: DebateState): Place {
  if (state.phase !== 'open') return state.phase;
  return currentStep(state)?.kind ?? 'free';
}

/** Which panels a facilitator needs now, and which stand beside them. */
export function panelsFor(state: DebateState): Readonly<Record<'needed' | 'beside', readonly Panel[]>> {
  const now = needed[placeOf(state)];
  return { needed: now, beside: others.filter((panel) => !now.includes(panel)) };
}

/** Puts these elements into the column, in this order; what stands in its place already is not touched. */
export function arrange(column: HTMLElement, elements: readonly HTMLElement[]): void {
  elements.forEach((element, index) => {
    if (column.children[index] !== element) column.insertBefore(element, column.children[index] ?? null);
  });
}
