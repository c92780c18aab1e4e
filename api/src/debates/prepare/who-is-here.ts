import type { VotesOf, Mixable } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import { isHereSql } from '../here';

/**
 * Everyone who is in a debate now and may be put into a group: not those who run it or only watch, and nobody who was
 * sent away.
 */
export async function whoIsHere(queryable: Queryable, debateId: string): Promise<Mixable[]> {
  const { rows } = await queryable.query<Mixable>(
    `SELECT m.id, m.sector_id AS "sectorId"
     FROM debate d JOIN membership m ON m.inquiry_id = d.inquiry_id
     WHERE d.id = $1 AND m.role IN ('participant', 'artist') AND m.ended_at IS NULL AND m.id <> ALL (d.removed)
       AND EXISTS (SELECT 1 FROM debate_presence p
         WHERE p.debate_id = d.id AND p.membership_id = m.id AND ${isHereSql})
     ORDER BY m.id`,
    [debateId],
  );
  return rows;
}

/** What everyone answered to the statements of a debate. Secret: none of it leaves the server. */
export async function everyVoteIn(queryable: Queryable, debateId: string): Promise<VotesOf> {
  const { rows } = await queryable.query<{ membership: string; statement: string; answer: -1 | 0 | 1 }>(
    `SELECT v.membership_id AS membership, v.statement_id AS statement,
            CASE v.choice WHEN 'agree' THEN 1 WHEN 'disagree' THEN -1 ELSE 0 END AS answer
     FROM vote v JOIN statement s ON s.id = v.statement_id WHERE s.debate_id = $1`,
    [debateId],
  );
  const votes = new Map<string, Map<string, -1 | 0 | 1>>();
  for (const { membership, statement, answer } of rows) {
    const theirs = votes.get(membership) ?? new Map<string, -1 | 0 | 1>();
    votes.set(membership, theirs.set(statement, answer));
  }
  return votes;
}
