import type { DebateSettings, DebateState, Moment, Revealable } from '@samepage/contracts';
import { isMotionOver } from './steps';

/** Whether everyone may see how statements stand. */
export function areResultsShown({
  plan,
  revealed,
}: {
  readonly plan: { readonly settings: Pick<DebateSettings, 'results'> };
  readonly revealed: readonly Revealable[];
}): boolean {
  return plan.settings.results === 'live' || revealed.includes('statements');
}

/** Whether everyone may see what the debate moved: both votes on the motion. */
export function isSwingShown({ revealed }: { readonly revealed: readonly Revealable[] }): boolean {
  return revealed.includes('opening') && revealed.includes('closing');
}

/**
 * The votes on the motion of which everyone may see who stood where: those that are revealed, where voting was declared
 * open. The first waits until no second is to come, so that nobody changes their mind under the eyes of those who know
 * where they stood.
 */
export function openMoments(state: Pick<DebateState, 'phase' | 'plan' | 'revealed' | 'ended'>): Moment[] {
  const { phase, plan, revealed } = state;
  if (plan.settings.voting !== 'open') return [];
  const isToCome = plan.steps.some(({ kind }) => kind === 'closing-vote') && !isMotionOver(state, 'closing');
  const moments: Moment[] = isToCome && phase !== 'closed' ? ['closing'] : ['opening', 'closing'];
  return moments.filter((moment) => revealed.includes(moment));
}
