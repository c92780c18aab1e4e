import type { DebateState } from '@samepage/contracts';
import { motionNow, onTheFloor, ruleNow } from '@samepage/debate';

/** What a vote is judged by, as the columns of a debate hold it beside the state. */
export interface Gates {
  phase: DebateState['phase'];
  /** Whether statements can be voted on. */
  voting: boolean;
  frozen: boolean;
  /** Which vote on the motion is on. */
  motionMoment: string | null;
  /** When votes stop being counted, by the database's clock; null for no end. */
  votesUntil: string | null;
  removed: string[];
  /** Whether nobody comes in who was not here. */
  locked: boolean;
  /** Whether a facilitator looks at words before everyone sees them. */
  moderated: boolean;
  /** What people react to, by its id; null where no reactions are taken. */
  reactsTo: string | null;
}

export function gatesOf(state: DebateState, debateId: string): Gates {
  const { phase, frozen, removed, locked, clock, plan } = state;
  // A clock that stands still keeps votes open, unless nothing was left of it: then its beginning is past enough.
  const isUsedUp = clock?.isPaused && clock.leftMs === 0;
  return {
    phase,
    voting: ruleNow(state).votes && !frozen,
    frozen,
    motionMoment: motionNow(state),
    votesUntil: isUsedUp ? clock.startedAt : (clock?.endsAt ?? null),
    removed,
    locked,
    moderated: plan.settings.moderation === 'before',
    reactsTo: onTheFloor(state, debateId),
  };
}
