import { Inject, Injectable } from '@nestjs/common';
import type { Choice, VoteResult } from '@samepage/contracts';
import type { RefusalReason } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { memberOf, type Asker } from '../edge/asker';
import { castVotes, type Ballot, type JudgedBallot } from './cast-votes';
import { whyNot } from './held-gates';
import { Lanes } from './lanes';
import { refusedVote } from './refuse';
import { VoteRings } from './vote-rings';

/** Votes that are judged in one statement; beyond this it takes longer than it saves. */
const atOnce = 200;

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

  /** Counts where someone stands, once a statement: a later choice takes the place of the earlier. */
  async cast(
    { debateId, statementId, choice }: { debateId: string; statementId: string; choice: Choice },
    asker: Asker,
  ): Promise<VoteResult> {
    const { id: membershipId } = memberOf(asker);
    const judged = await this.lanes.ask(debateId, { statementId, membershipId, choice });
    if (!judged.counted) return refusedVote(reasonOf(judged));
    this.rings.ask(debateId);
    return { outcome: 'counted', choice, reason: null, because: null };
  }
}

function reasonOf(judged: JudgedBallot): RefusalReason {
  if (judged.kind === null) return 'statement_unknown';
  if (judged.is_removed) return 'you_were_removed';
  if (judged.hidden) return 'statement_hidden';
  if (judged.withdrawn) return 'statement_withdrawn';
  if (judged.recast) return 'statement_recast';
  return whyNot(judged) ?? (judged.kind === 'statement' ? lateOr(judged) : 'not_votable');
}

/** What is left once everything else is in order. */
function lateOr({ voting }: JudgedBallot): RefusalReason {
  return voting ? 'time_is_up' : 'not_in_this_step';
}
