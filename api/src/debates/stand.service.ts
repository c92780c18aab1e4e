import { Inject, Injectable } from '@nestjs/common';
import type { Moment, MotionChoice, StandResult, TakeStand } from '@samepage/contracts';
import type { RefusalReason } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { memberOf, type Asker } from '../edge/asker';
import { heldSql, whyNot, type HeldRecord } from './held-gates';
import { refusedVote } from './refuse';
import { VoteRings } from './vote-rings';

/** One statement, as a vote on a statement is, and for the same reason. */
const takeSql = `
  WITH ${heldSql('$1', '$3')},
  counted AS (
    INSERT INTO stand (debate_id, moment, membership_id, choice, moved, cast_at)
    SELECT held.id, $2, $3, $4, $5, held.now FROM held
    WHERE held.phase = 'open' AND held.motion_moment = $2 AND NOT held.frozen AND NOT held.is_over
      AND NOT held.is_removed
    ON CONFLICT (debate_id, moment, membership_id)
    DO UPDATE SET choice = EXCLUDED.choice, moved = EXCLUDED.moved, cast_at = EXCLUDED.cast_at
    RETURNING choice
  )
  SELECT held.*, (SELECT choice FROM counted) AS choice FROM held`;

type StandRecord = HeldRecord & { choice: MotionChoice | null };

/** Counts where people stand on the motion, before and after, in one SQL statement each. */
@Injectable()
export class StandService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly rings: VoteRings,
  ) {}

  /** Counts where someone stands, once a moment: a later choice takes the place of the earlier. */
  async take(
    { debateId, moment, choice, moved }: TakeStand & { debateId: string; moment: Moment },
    asker: Asker,
  ): Promise<StandResult> {
    const { rows } = await this.queryable.query<StandRecord>(takeSql, [
      debateId,
      moment,
      memberOf(asker).id,
      choice,
      moved,
    ]);
    const [row] = rows;
    if (row?.choice) {
      this.rings.ask(debateId);
      return { outcome: 'counted', choice: row.choice, reason: null, because: null };
    }
    return refusedVote(row ? reasonOf(row, moment) : 'debate_not_open');
  }
}

function reasonOf(row: StandRecord, moment: Moment): RefusalReason {
  return whyNot(row) ?? (row.motion_moment === moment ? 'time_is_up' : 'not_in_this_step');
}
