import { may } from '@samepage/access';
import { roles, type Choice } from '@samepage/contracts';
import type { Moment, Vote } from '@samepage/opinion';
import type { Queryable } from '@samepage/platform';
import type { LevelName } from './work';

/** The roles of those who may vote. */
export const voters = roles.filter((role) =>
  may(
    {
      kind: 'person',
      personId: '',
      memberships: [{ id: '', inquiryId: 'here', role, sectorId: '', name: '' }],
    },
    'statement.vote',
    { inquiryId: 'here' },
  ),
);

/** Everyone of the inquiry who can vote, and those who did and could no more, as who they are told. */
const membersSql = `
  SELECT DISTINCT COALESCE(v.told_as, m.id) AS id, m.sector_id
  FROM membership m LEFT JOIN (SELECT v.membership_id, v.told_as FROM vote v JOIN statement s ON s.id = v.statement_id
    WHERE s.debate_id = d.id) v ON v.membership_id = m.id
  WHERE m.inquiry_id = d.inquiry_id
    AND ((m.role = ANY ($2) AND m.ended_at IS NULL) OR v.membership_id IS NOT NULL)`;

/** What was hidden, or put in other words, is out. Of what its speaker took back the votes stay counted. */
const statementsSql = `
  SELECT s.id, (d.state->>'phase' = 'closed' OR s.hidden_at IS NOT NULL OR s.recast_at IS NOT NULL
    OR s.withdrawn_at IS NOT NULL) AS closed, s.created_at,
    (s.hidden_at IS NOT NULL OR s.recast_at IS NOT NULL) AS is_out
  FROM statement s WHERE s.debate_id = d.id AND s.kind = 'statement'`;

const ballotsSql = `
  SELECT v.* FROM vote v JOIN statement s ON s.id = v.statement_id
  WHERE s.debate_id = d.id AND s.kind = 'statement'`;

/**
 * Something that is another once anything of a moment is; `cast_at` grows with every cast. The sum is there because the
 * newest vote can be taken back and an older one changed in the same while.
 */
const seenSql = `
  md5(concat_ws('|',
    (SELECT concat_ws('|', count(*), max(cast_at), sum(extract(epoch FROM cast_at))) FROM (${ballotsSql}) b),
    (SELECT string_agg(id::text || closed::text || is_out::text, ',' ORDER BY id) FROM (${statementsSql}) t),
    (SELECT string_agg(id::text || sector_id::text, ',' ORDER BY id) FROM (${membersSql}) p)))`;

interface MomentRow {
  readonly seen: string;
  readonly statements: [id: string, isClosed: boolean, isOut: boolean][];
  readonly members: [id: string, sectorId: string][];
  readonly ballots: [person: string, statement: string, choice: Choice, turn: string][];
}

const votes: Record<Choice, Vote> = { agree: 1, disagree: -1, pass: 0 };

/** Of everyone in the room, as one. */
const everyone = ['everyone'];

export interface MomentAsked {
  readonly level: LevelName;
  /** What was seen the last time: where nothing changed since, no moment is read. */
  readonly unless: string | undefined;
}

/** The votes of a debate now, all read at one instant. In the room's map everyone is of one and the same sector. */
export async function momentOf(
  queryable: Queryable,
  debateId: string,
  { level, unless }: MomentAsked,
): Promise<{ seen: string; moment: Moment | null }> {
  if (unless !== undefined) {
    const { rows } = await queryable.query<{ seen: string }>(
      `SELECT ${seenSql} AS seen FROM debate d WHERE d.id = $1`,
      [debateId, voters],
    );
    if (rows[0]?.seen === unless) return { seen: unless, moment: null };
  }
  const { rows } = await queryable.query<MomentRow>(
    `SELECT ${seenSql} AS seen,
       COALESCE((SELECT json_agg(json_build_array(id, closed, is_out) ORDER BY created_at, id)
         FROM (${statementsSql}) t), '[]') AS statements,
       COALESCE((SELECT json_agg(json_build_array(id, sector_id)) FROM (${membersSql}) p), '[]') AS members,
       COALESCE((SELECT json_agg(json_build_array(COALESCE(told_as, membership_id), statement_id, choice,
         (extract(epoch FROM cast_at) * 1000000)::bigint::text)) FROM (${ballotsSql}) b), '[]') AS ballots
     FROM debate d WHERE d.id = $1`,
    [debateId, voters],
  );
  const [row] = rows;
  if (!row) throw new Error(`There is no debate ${debateId}.`);
  return {
    seen: row.seen,
    moment: {
      statements: row.statements.map(([id, isClosed, isOut]) => ({ id, isClosed, isOut })),
      sectorsOf: new Map(row.members.map(([id, sectorId]) => [id, level === 'room' ? everyone : [sectorId]])),
      ballots: row.ballots.map(([person, statement, choice, turn]) => ({
        person,
        statement,
        vote: votes[choice],
        turn,
      })),
    },
  };
}
