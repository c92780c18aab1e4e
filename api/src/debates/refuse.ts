import type { CommandResult, VoteResult } from '@samepage/contracts';
import { refusals, type RefusalReason } from '@samepage/debate';

/** A refusal as it crosses the wire: a result like any other, with its reason and its sentence. */
export function refusedCommand(version: number, reason: RefusalReason): CommandResult {
  return { outcome: 'refused', version, reason, because: refusals[reason] };
}

export function refusedVote(reason: RefusalReason): VoteResult {
  return { outcome: 'refused', choice: null, reason, because: refusals[reason] };
}
