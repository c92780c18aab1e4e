import type { DebateSettings, Revealable } from '@samepage/contracts';

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
