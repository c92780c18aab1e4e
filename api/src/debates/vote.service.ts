import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Choice, Phase, VoteResult } from '@samepage/contracts';
import type { Bell, Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { memberOf, type Asker } from '../edge/asker';
import { BELL } from '../edge/tokens';
import { Paced } from './paced';
import { refusedVote } from './refuse';

/** How often one node tells the others that votes came in, at most, in milliseconds. */
const ringEvery = 100;

/**
 * One statement, so that a vote is either before the close or after it: the debate's row is shared with other votes
 * and shut out by whoever moves the debate. The statement's row is locked too, or a vote that waited for a hide to
 * commit would still see the statement as it was before.
 */
const castSql = `
  WITH held AS MATERIALIZED (SELECT id, state->>'phase' AS phase FROM debate WHERE id = $1 FOR SHARE),
  target AS MATERIALIZED (
    SELECT s.id, s.hidden_at IS NOT NULL AS hidden
    FROM held JOIN statement s ON s.debate_id = held.id WHERE s.id = $2 FOR SHARE OF s
  ),
  counted AS (
    INSERT INTO vote (statement_id, membership_id, choice, cast_at)
    SELECT target.id, $3, $4, clock_timestamp() FROM target, held WHERE held.phase = 'open' AND NOT target.hidden
    ON CONFLICT (statement_id, membership_id) DO UPDATE SET choice = EXCLUDED.choice, cast_at = EXCLUDED.cast_at
    RETURNING choice
  )
  SELECT held.phase, target.hidden, (SELECT choice FROM counted) AS choice
  FROM held LEFT JOIN target ON true`;

interface CastRecord {
  phase: Phase;
  /** Null when there is no such statement in this debate. */
  hidden: boolean | null;
  choice: Choice | null;
}

/** Counts votes, in one SQL statement each. */
@Injectable()
export class VoteService implements OnModuleDestroy {
  private readonly rings = new Paced(ringEvery, (id) => this.bell.ring({ about: 'debate', id }));

  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(BELL) private readonly bell: Bell,
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

  onModuleDestroy(): void {
    this.rings.stop();
  }
}

function reasonOf(row: CastRecord | undefined) {
  if (!row || row.hidden === null) return 'statement_unknown';
  return row.hidden ? 'statement_hidden' : 'debate_not_open';
}
