import type { DebateState } from '@samepage/contracts';

/** Whether everyone sees how statements were answered: as answers come, or once a facilitator revealed them. */
export function areAnswersShown({ plan, revealed }: Pick<DebateState, 'plan' | 'revealed'>): boolean {
  return plan.settings.results === 'live' || revealed.includes('statements');
}
