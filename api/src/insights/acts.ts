import { may } from '@samepage/access';
import type { InsightAct, InsightState } from '@samepage/contracts';
import type { Asker } from '../edge/asker';

/** What an insight's rules are decided by. */
export interface InsightStanding {
  readonly state: InsightState;
  /** Whoever proposed it. */
  readonly membershipId: string;
}

/**
 * What someone may do with an insight as it stands. Until it is published it is its proposer's; then it belongs to the
 * inquiry, and those who publish may revise it and take it back.
 */
export function actsOf({ state, membershipId }: InsightStanding, asker: Asker): InsightAct[] {
  const mine = membershipId === asker.membership?.id && may(asker.subject, 'insight.propose', asker.place);
  const publishes = may(asker.subject, 'insight.publish', asker.place);
  const answers = may(asker.subject, 'insight.answer', asker.place);
  const acts: Record<InsightState, Partial<Record<InsightAct, boolean>>> = {
    proposed: { edit: mine, withdraw: mine, publish: publishes },
    published: { edit: publishes, 'take-back': publishes, answer: answers, hide: publishes },
    'taken-back': {},
  };
  return (Object.entries(acts[state]) as [InsightAct, boolean][]).flatMap(([act, can]) => (can ? [act] : []));
}

/** Whether someone may know of it at all. */
export function isSeenBy({ state, membershipId }: InsightStanding, asker: Asker): boolean {
  if (state !== 'proposed') return true;
  return membershipId === asker.membership?.id || may(asker.subject, 'insight.publish', asker.place);
}
