import { debateLimits } from './limits';

/** Every reason a debate refuses something, and the sentence that goes with it. Reasons are stable; sentences are not. */
export const refusals = {
  may_not_run: 'Only a facilitator can do this. Ask one of them.',
  may_not_speak: 'Your role here is to follow the debate, not to add to it.',
  version_moved_on: 'Something happened in the debate before this arrived. Look again, then decide.',
  debate_not_begun: 'The debate has not begun. Open it first.',
  debate_not_open: 'The debate is not open just now.',
  debate_already_open: 'The debate is open already.',
  debate_not_closed: 'Close the debate first. Harvesting comes after the last vote.',
  debate_already_closed: 'The debate is closed already. It can be reopened.',
  statement_unknown: 'That statement is not in this debate.',
  statement_hidden: 'A facilitator has hidden that statement.',
  statement_already_hidden: 'That statement is hidden already.',
  statement_already_there: 'Someone has said this already. Look for it and vote on it.',
  debate_full: `This debate has ${debateLimits.statements} statements, as many as it can hold. Vote on what is there.`,
  your_share: `You have said ${debateLimits.share} things in this debate, one person's share. Vote on what others say.`,
} as const satisfies Record<string, string>;

export type RefusalReason = keyof typeof refusals;
