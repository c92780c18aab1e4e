import { Failure } from '@samepage/contracts';
import { areResultsShown, type PolisSource, type PolisVote } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import { fewestVotesShown } from '../../drafts/sources';
import type { DebateRecord } from './debate-record';

/**
 * What the tables for Polis are made from. Where voting is secret, without votes on statements on which few voted.
 * @throws Failure `refused` where the screen does not show how statements stand, or where voting is secret and so few
 * voted that whole rows of answers would point at someone.
 */
export async function polisSource(
  queryable: Queryable,
  { id, state }: Pick<DebateRecord, 'id' | 'state'>,
): Promise<PolisSource> {
  if (!areResultsShown(state))
    throw new Failure('refused', 'The results are not revealed yet. Reveal them first, then export them.');
  if (state.phase !== 'closed')
    throw new Failure('refused', 'The debate is not closed yet. Close it first, then export who voted.');
  const isSecret = state.plan.settings.voting === 'secret';
  const timed = await votesIn(queryable, id);
  // One time for all: when somebody voted says who they are to whoever was in the room.
  const last = timed.reduce((latest, { at }) => (at > latest ? at : latest), '');
  const votes = isSecret ? timed.map((vote) => ({ ...vote, at: last })) : timed;
  const voters = new Set(votes.map(({ membershipId }) => membershipId)).size;
  if (isSecret && voters < fewestVotesShown)
    throw new Failure(
      'refused',
      `Voting is secret and fewer than ${fewestVotesShown} people voted, so these rows would point at someone. The statements can be exported.`,
    );
  return { statements: state.statements, votes, isSecret, least: isSecret ? fewestVotesShown : 0 };
}

async function votesIn(queryable: Queryable, debateId: string): Promise<PolisVote[]> {
  const { rows } = await queryable.query<Omit<PolisVote, 'at'> & { at: Date }>(
    `SELECT v.statement_id AS "statementId", v.membership_id AS "membershipId", v.choice, v.cast_at AS at
     FROM vote v JOIN statement s ON s.id = v.statement_id
     WHERE s.debate_id = $1 AND s.hidden_at IS NULL AND s.withdrawn_at IS NULL`,
    [debateId],
  );
  return rows.map(({ at, ...vote }) => ({ ...vote, at: at.toISOString() }));
}
