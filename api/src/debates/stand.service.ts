import { Inject, Injectable } from '@nestjs/common';
import type { Moment, StandResult, TakeStand } from '@samepage/contracts';
import type { RefusalReason } from '@samepage/debate';
import type { Bell, Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import type { Asker } from '../edge/asker';
import { BELL } from '../edge/tokens';
import { voterOf, whyNot } from './held-gates';
import { atOnce, Lanes } from './lanes';
import { refusedVote } from './refuse';
import { takeStands, type AskedStand, type JudgedStand } from './take-stands';
import { VoteRings } from './vote-rings';

/** Counts where people stand on the motion, before and after: those that come together are judged together, as votes. */
@Injectable()
export class StandService {
  private readonly lanes: Lanes<AskedStand, JudgedStand>;

  constructor(
    @Inject(QUERYABLE) queryable: Queryable,
    @Inject(BELL) private readonly bell: Bell,
    private readonly rings: VoteRings,
  ) {
    this.lanes = new Lanes((debateId, stands) => takeStands(queryable, debateId, stands), atOnce);
  }

  /**
   * Counts where someone stands, once a moment: a later choice takes the place of the earlier. Answers with the one that
   * stands.
   */
  async take(
    { debateId, moment, choice, moved, turn }: TakeStand & { debateId: string; moment: Moment },
    asker: Asker,
  ): Promise<StandResult> {
    const judged = await this.lanes.ask(debateId, { ...voterOf(asker), moment, choice, moved, turn });
    if (!judged.counted) return refusedVote(reasonOf(judged, moment));
    this.rings.ask(debateId);
    if (judged.waits) this.bell.ring({ about: 'debate', id: debateId, note: 'desk' });
    return { outcome: 'counted', choice: judged.standing ?? choice, reason: null, because: null };
  }
}

function reasonOf(judged: JudgedStand, moment: Moment): RefusalReason {
  return whyNot(judged) ?? (judged.motion_moment === moment ? 'time_is_up' : 'not_in_this_step');
}
