import type { DebateState } from '@samepage/contracts';

/**
 * What people react to now, by its id: the turn that runs or was the last one of this step, so that applause may come
 * after the last word; else the step; else, where there is no run-sheet, the debate itself. Null where no reactions
 * are taken: before the debate is open, after it is closed, and where a facilitator switched them off.
 */
export function onTheFloor(
  { phase, plan, floor, stepId }: Pick<DebateState, 'phase' | 'plan' | 'floor' | 'stepId'>,
  debateId: string,
): string | null {
  if (phase !== 'open' || !plan.settings.reactions) return null;
  return floor ?? stepId ?? debateId;
}
