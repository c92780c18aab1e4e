import type { Tally } from '@samepage/contracts';
import { may } from '@samepage/access';
import type { Queryable } from '@samepage/platform';
import type { Asker } from '../edge/asker';

/** A debate whose results are shown. */
export interface ShownDebate {
  readonly id: string;
  readonly title: string;
}

/**
 * Debates of an inquiry, or one of them, that are closed, in which somebody voted and the screen shows how statements
 * stand. Of one that is open nothing is published: an early look would hold a sector to the few who had answered by
 * then, and exact counts that move while people vote tell each new vote. Only those into which the asker may look
 * (`requireEntry`): not where they were removed, and not behind a lock where they never were.
 */
export async function shownDebates(
  queryable: Queryable,
  { inquiryId, debateId = null }: { inquiryId: string; debateId?: string | null },
  asker: Asker,
): Promise<ShownDebate[]> {
  const { rows } = await queryable.query<ShownDebate>(
    `SELECT d.id, d.title FROM debate d WHERE d.inquiry_id = $1 AND ($2::uuid IS NULL OR d.id = $2)
       AND d.state->>'phase' = 'closed'
       AND (d.state->'plan'->'settings'->>'results' = 'live' OR d.state->'revealed' ? 'statements')
       AND EXISTS (SELECT 1 FROM statement s JOIN vote v ON v.statement_id = s.id WHERE s.debate_id = d.id)
       AND NOT COALESCE($3 = ANY (d.removed), false)
       AND ($4 OR NOT d.locked OR EXISTS (SELECT 1 FROM debate_presence p WHERE p.debate_id = d.id AND p.membership_id = $3))
     ORDER BY d.created_at, d.id`,
    [inquiryId, debateId, asker.membership?.id ?? null, may(asker.subject, 'debate.run', asker.place)],
  );
  return rows;
}

/** A statement as what is said of it begins from. Of what was withdrawn or hidden, nobody's words. */
export interface StatementAsked {
  readonly id: string;
  readonly debateId: string;
  readonly debateTitle: string;
  readonly membershipId: string;
  readonly text: string | null;
  readonly at: string;
  readonly tally: Tally;
}

/** The statements of these debates that could be voted on, in the order in which they were said. */
export async function statementsAsked(
  queryable: Queryable,
  debates: readonly ShownDebate[],
): Promise<StatementAsked[]> {
  const { rows } = await queryable.query<Tally & Omit<StatementAsked, 'at' | 'tally'> & { at: Date }>(
    `SELECT s.id, s.debate_id AS "debateId", d.title AS "debateTitle", s.membership_id AS "membershipId",
       CASE WHEN s.hidden_at IS NULL AND s.withdrawn_at IS NULL THEN s.text END AS text, s.created_at AS at,
       count(*) FILTER (WHERE v.choice = 'agree')::integer AS agree,
       count(*) FILTER (WHERE v.choice = 'disagree')::integer AS disagree,
       count(*) FILTER (WHERE v.choice = 'pass')::integer AS pass
     FROM statement s JOIN debate d ON d.id = s.debate_id LEFT JOIN vote v ON v.statement_id = s.id
     WHERE d.id = ANY ($1) AND s.kind = 'statement' GROUP BY s.id, d.id ORDER BY s.created_at, s.id`,
    [debates.map(({ id }) => id)],
  );
  return rows.map(({ agree, disagree, pass, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    tally: { agree, disagree, pass },
  }));
}
