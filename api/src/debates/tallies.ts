import type { Choice, Tally } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';

export type Tallies = Record<string, Tally>;

/** How every visible statement of a debate stands, by its id. One that nobody voted on is not there. */
export async function talliesOf(queryable: Queryable, debateId: string): Promise<Tallies> {
  const { rows } = await queryable.query<Tally & { id: string }>(
    `SELECT s.id,
            count(*) FILTER (WHERE v.choice = 'agree')::integer AS agree,
            count(*) FILTER (WHERE v.choice = 'disagree')::integer AS disagree,
            count(*) FILTER (WHERE v.choice = 'pass')::integer AS pass
     FROM statement s JOIN vote v ON v.statement_id = s.id
     WHERE s.debate_id = $1 AND s.hidden_at IS NULL GROUP BY s.id`,
    [debateId],
  );
  return Object.fromEntries(rows.map(({ id, agree, disagree, pass }) => [id, { agree, disagree, pass }]));
}

/** Where one member stands on the statements of a debate. */
export async function votesOf(
  queryable: Queryable,
  debateId: string,
  membershipId: string,
): Promise<Record<string, Choice>> {
  const { rows } = await queryable.query<{ id: string; choice: Choice }>(
    `SELECT s.id, v.choice FROM statement s JOIN vote v ON v.statement_id = s.id
     WHERE s.debate_id = $1 AND v.membership_id = $2`,
    [debateId, membershipId],
  );
  return Object.fromEntries(rows.map(({ id, choice }) => [id, choice]));
}

/** Those tallies in `now` that are not what they were. */
export function changed(before: Tallies, now: Tallies): Tallies {
  return Object.fromEntries(
    Object.entries(now).filter(([id, tally]) => {
      const was = before[id];
      return !was || was.agree !== tally.agree || was.disagree !== tally.disagree || was.pass !== tally.pass;
    }),
  );
}
