import { Inject, Injectable } from '@nestjs/common';
import type { Choice, VoteResult } from '@samepage/contracts';
import type { RefusalReason } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { memberOf, type Asker } from '../edge/asker';
import { heldSql, whyNot, type HeldRecord } from './held-gates';
import { refusedVote } from './refuse';
import { VoteRings } from './vote-rings';

/**
 * One statement, so that a vote is either before the close or after it: the debate's row is shared with other votes
 * and shut out by whoever moves the debate. The statement's row is locked too, or a vote that waited for a hide to
 * commit would still see the statement as it was before.
 */
const castSql = `
  WITH ${heldSql('$1', '$3')},
  target AS MATERIALIZED (
    SELECT s.id, s.kind, s.hidden_at IS NOT NULL AS hidden, s.recast_at IS NOT NULL AS recast,
      s.withdrawn_at IS NOT NULL AS withdrawn
    FROM held JOIN statement s ON s.debate_id = held.id WHERE s.id = $2 FOR SHARE OF s
  ),
  counted AS (
    INSERT INTO vote (statement_id, membership_id, choice, cast_at)
    SELECT target.id, $3, $4, held.now FROM target, held
    WHERE held.phase = 'open' AND held.voting AND NOT held.is_over AND NOT held.is_removed
      AND target.kind = 'statement' AND NOT (target.hidden OR target.recast OR target.withdrawn)
    ON CONFLICT (statement_id, membership_id) DO UPDATE SET choice = EXCLUDED.choice, cast_at = EXCLUDED.cast_at
    RETURNING choice
  )
  SELECT held.*, target.kind, target.hidden, target.recast, target.withdrawn, (SELECT choice FROM counted) AS choice
  FROM held LEFT JOIN target ON true`;

interface CastRecord extends HeldRecord {
  /** Null, like what follows, where there is no such statement in this debate. */
  kind: string | null;
  hidden: boolean | null;
  recast: boolean | null;
  withdrawn: boolean | null;
  choice: Choice | null;
}

/** Counts votes on statements, in one SQL statement each. */
@Injectable()
export class VoteService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly rings: VoteRings,
  ) {}

  /** Counts where someone stands, once a statement: a later choice takes the place of the earlier. */
  async cast(
    { debateId, statementId, choice }: { debateId: string; statementId: string; choice: Choice },
    asker: Asker,
  ): Promise<VoteResult> {
    const { rows } = await this.queryable.query<CastRecord>(castSql, [
      debateId,
      statementId,
      memberOf(asker).id,
      choice,
    ]);
    const [row] = rows;
    if (row?.choice) {
      this.rings.ask(debateId);
      return { outcome: 'counted', choice: row.choice, reason: null, because: null };
    }
    return refusedVote(reasonOf(row));
  }
}

function reasonOf(row: CastRecord | undefined): RefusalReason {
  if (!row || row.kind === null) return 'statement_unknown';
  if (row.is_removed) return 'you_were_removed';
  if (row.hidden) return 'statement_hidden';
  if (row.withdrawn) return 'statement_withdrawn';
  if (row.recast) return 'statement_recast';
  return whyNot(row) ?? (row.kind === 'statement' ? lateOr(row) : 'not_votable');
}

/** What is left once everything else is in order. */
function lateOr({ voting }: CastRecord): RefusalReason {
  return voting ? 'time_is_up' : 'not_in_this_step';
}
