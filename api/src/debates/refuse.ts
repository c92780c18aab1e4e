import { Failure, type CommandResult, type StandResult, type VoteResult } from '@samepage/contracts';
import { refusals, type RefusalReason } from '@samepage/debate';

/** A refusal as it crosses the wire: a result like any other, with its reason and its sentence. */
export function refusedCommand(version: number, reason: RefusalReason): CommandResult {
  return { outcome: 'refused', version, reason, because: refusals[reason] };
}

export function refusedVote(reason: RefusalReason): VoteResult & StandResult {
  return { outcome: 'refused', choice: null, reason, because: refusals[reason] };
}

/** The same where there is no result to say it in. */
export function refusal(reason: RefusalReason): Failure {
  const code = reason === 'you_were_removed' ? 'not_allowed' : 'refused';
  return new Failure(code, refusals[reason], [], { reason });
}
