import { Inject, Injectable } from '@nestjs/common';
import type { ReactionKind, ReactionResult } from '@samepage/contracts';
import { refusals, type RefusalReason } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import type { Asker } from '../edge/asker';
import { voterOf, whyNobody } from './held-gates';
import { atOnce, Lanes } from './lanes';
import { react, type AskedReaction, type JudgedReaction } from './react';
import { VoteRings } from './vote-rings';

/** Counts what people say without words: those that come together are judged together, as votes. */
@Injectable()
export class ReactionService {
  private readonly lanes: Lanes<AskedReaction, JudgedReaction>;

  constructor(
    @Inject(QUERYABLE) queryable: Queryable,
    private readonly rings: VoteRings,
  ) {
    this.lanes = new Lanes((debateId, reactions) => react(queryable, debateId, reactions), atOnce);
  }

  /** Puts a reaction there, or takes it away: one of each kind for each person and thing, however often it is sent. */
  async react(
    { debateId, about, kind, on }: { debateId: string; about: string; kind: ReactionKind; on: boolean },
    asker: Asker,
  ): Promise<ReactionResult> {
    const judged = await this.lanes.ask(debateId, { ...voterOf(asker), about, kind, on });
    if (!judged.counted) return refused(reasonOf(judged));
    this.rings.askReactions(debateId);
    return { outcome: 'counted', on, reason: null, because: null };
  }
}

function reasonOf(judged: JudgedReaction): RefusalReason {
  return whyNobody(judged) ?? (judged.reacts_to === null ? 'reactions_off' : 'reaction_passed');
}

function refused(reason: RefusalReason): ReactionResult {
  return { outcome: 'refused', on: null, reason, because: refusals[reason] };
}
