import type { DebateEvent, Phase } from '@samepage/contracts';

export type PhaseEvent = Extract<DebateEvent['type'], 'opened' | 'closed' | 'reopened'>;

/** The life of a debate: each event that moves it, from which phase to which. Anything not here cannot happen. */
export const transitions = [
  { event: 'opened', from: 'lobby', to: 'open' },
  { event: 'closed', from: 'open', to: 'closed' },
  { event: 'reopened', from: 'closed', to: 'open' },
] as const satisfies readonly { event: PhaseEvent; from: Phase; to: Phase }[];

/** Where every debate begins. */
export const firstPhase: Phase = 'lobby';

/** The phase after an event, or undefined where the event cannot happen in this phase. */
export function phaseAfter(phase: Phase, event: PhaseEvent): Phase | undefined {
  return transitions.find((each) => each.from === phase && each.event === event)?.to;
}

export function isPhaseEvent(type: DebateEvent['type']): type is PhaseEvent {
  return transitions.some(({ event }) => event === type);
}
