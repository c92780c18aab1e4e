import { Inject, Injectable } from '@nestjs/common';
import type { CastVote, VoteResult } from '@samepage/contracts';
import type { RefusalReason } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import type { Asker } from '../edge/asker';
import { castVotes, type Ballot, type JudgedBallot } from './cast-votes';
import { voterOf, whyNot } from './held-gates';
import { atOnce, Lanes } from './lanes';
import { refusedVote } from './refuse';
import { VoteRings } from './vote-rings';

/** Counts votes on statements: those that come while others are being judged are judged together, in one SQL statement. */
@Injectable()
export class VoteService {
  private readonly lanes: Lanes<Ballot, JudgedBallot>;

  constructor(
    @Inject(QUERYABLE) queryable: Queryable,
    private readonly rings: VoteRings,
  ) {
    this.lanes = new Lanes((debateId, ballots) => castVotes(queryable, debateId, ballots), atOnce);
  }

  /**
   * Counts where someone stands, once a statement: a later choice takes the place of the earlier. Answers with the one
   * that stands.
   */
  async cast(
    { debateId, statementId, choice, turn }: CastVote & { debateId: string; statementId: string },
    asker: Asker,
  ): Promise<VoteResult> {
    const judged = await this.lanes.ask(debateId, { ...voterOf(asker), statementId, choice, turn });
    if (!judged.counted) return refusedVote(reasonOf(judged));
    this.rings.ask(debateId);
    return { outcome: 'counted', choice: judged.standing ?? choice, reason: null, because: null };
  }
}

function reasonOf(judged: JudgedBallot): RefusalReason {
  if (judged.kind === null) return 'statement_unknown';
  if (judged.is_removed) return 'you_were_removed';
  if (judged.is_shut_out) return 'room_locked';
  if (judged.hidden) return 'statement_hidden';
  if (judged.withdrawn) return 'statement_withdrawn';
  if (judged.recast) return 'statement_recast';
  return whyNot(judged) ?? (judged.kind === 'statement' ? lateOr(judged) : 'not_votable');
}

/** What is left once everything else is in order. */
function lateOr({ voting }: JudgedBallot): RefusalReason {
  return voting ? 'time_is_up' : 'not_in_this_step';
}
