import { Inject, Injectable } from '@nestjs/common';
import { Failure, type DebateState, type OpenStands, type OpenVotes } from '@samepage/contracts';
import { areResultsShown, openMoments } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../../database/queryable';
import { voiceSql } from '../../inquiries/voices';
import { debateRecord } from './debate-record';

/**
 * SQL for those who took their words back in the debate of the first parameter: their votes stay counted, without a name.
 */
const withdrewSql = `SELECT e.event->>'membershipId' FROM debate_event e
  WHERE e.debate_id = $1 AND e.event->>'type' = 'words-withdrawn'`;

/** Who voted how, where everyone knew before they voted that it would be seen. */
@Injectable()
export class OpenVotesService {
  constructor(@Inject(QUERYABLE) private readonly queryable: Queryable) {}

  /**
   * Votes on the statements that can be seen, but not of those who took their words back.
   * @throws Failure `refused` where voting is secret, or its results are not revealed yet.
   */
  async see(debateId: string): Promise<OpenVotes> {
    requireOpen((await debateRecord(this.queryable, debateId)).state);
    const { rows } = await this.queryable.query<OpenVotes[number]>(
      `SELECT v.statement_id AS "statementId", v.membership_id AS "membershipId", ${voiceSql} AS voice, v.choice
       FROM vote v JOIN statement said ON said.id = v.statement_id
         JOIN membership m ON m.id = v.membership_id JOIN sector s ON s.id = m.sector_id
       WHERE said.debate_id = $1 AND said.hidden_at IS NULL AND said.withdrawn_at IS NULL
         AND v.membership_id::text NOT IN (${withdrewSql})
         -- Whoever did so as a guest has signed in since.
         AND COALESCE(v.told_as, v.membership_id)::text NOT IN (${withdrewSql})
       ORDER BY said.created_at, said.id, m.name, m.id`,
      [debateId],
    );
    return rows;
  }

  /**
   * Where people stood on the motion, in the votes on it that may be seen; of those who could know that it would be, and did
   * not take their words back.
   * @throws Failure `refused` where voting is secret, or none of the two votes may be seen yet.
   */
  async stands(debateId: string): Promise<OpenStands> {
    const { state } = await debateRecord(this.queryable, debateId);
    requireDeclared(state);
    const moments = openMoments(state);
    if (moments.length === 0)
      throw new Failure(
        'refused',
        'Who stood where is shown once a facilitator has revealed the vote, and no vote on the motion is to come.',
      );
    const { rows } = await this.queryable.query<OpenStands[number]>(
      `SELECT t.moment, t.membership_id AS "membershipId", ${voiceSql} AS voice, t.choice
       FROM stand t JOIN membership m ON m.id = t.membership_id JOIN sector s ON s.id = m.sector_id
       WHERE t.debate_id = $1 AND t.moment = ANY ($2) AND t.told_open
         AND t.membership_id::text NOT IN (${withdrewSql})
       ORDER BY t.moment DESC, m.name, m.id`,
      [debateId, moments],
    );
    return rows;
  }
}

function requireDeclared({ plan }: DebateState): void {
  if (plan.settings.voting !== 'open')
    throw new Failure('refused', 'Voting in this debate is secret. Only the counts are shown.');
}

function requireOpen(state: DebateState): void {
  requireDeclared(state);
  if (!areResultsShown(state))
    throw new Failure('refused', 'The results are not shown yet. A facilitator reveals them.');
}
