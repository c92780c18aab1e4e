import { reactionKinds, type ReactionCount, type ReactionKind, type Reactions } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';

interface CountRecord {
  about: string;
  /** Null where nobody has reacted to it. */
  kind: ReactionKind | null;
  count: number;
  own: boolean | null;
}

/** Of all that was ever on the floor only what is there now can still change, and only that is counted while it does. */
const nowSql = `
  SELECT d.reacts_to AS about, r.kind, count(r.kind)::integer AS count, bool_or(r.membership_id = $2) AS own
  FROM debate d LEFT JOIN reaction r ON r.debate_id = d.id AND r.about = d.reacts_to
  WHERE d.id = $1 AND d.reacts_to IS NOT NULL GROUP BY 1, 2`;

/** How people react to what is on the floor now: nothing where no reactions are taken. */
export async function reactionsNow(queryable: Queryable, debateId: string): Promise<Reactions> {
  return (await reactionsFor(queryable, debateId, null)).counts;
}

/** The same, with the kinds that are one member's own. */
export async function reactionsFor(
  queryable: Queryable,
  debateId: string,
  membershipId: string | null,
): Promise<{ counts: Reactions; own: Record<string, ReactionKind[]> }> {
  const { rows } = await queryable.query<CountRecord>(nowSql, [debateId, membershipId]);
  const [first] = rows;
  if (!first) return { counts: {}, own: {} };
  const own = rows.flatMap(({ kind, own }) => (kind !== null && own ? [kind] : []));
  return { counts: counted(rows), own: { [first.about]: own } };
}

/** How people reacted to everything there was. */
export async function allReactions(queryable: Queryable, debateId: string): Promise<Reactions> {
  const { rows } = await queryable.query<CountRecord>(
    `SELECT about, kind, count(*)::integer AS count FROM reaction WHERE debate_id = $1 GROUP BY 1, 2`,
    [debateId],
  );
  return counted(rows);
}

function counted(rows: readonly CountRecord[]): Reactions {
  const byAbout = Map.groupBy(rows, ({ about }) => about);
  return Object.fromEntries([...byAbout].map(([about, all]) => [about, countOf(all)]));
}

function countOf(rows: readonly CountRecord[]): ReactionCount {
  const counts = reactionKinds.map((kind) => [kind, rows.find((row) => row.kind === kind)?.count ?? 0]);
  return Object.fromEntries(counts) as ReactionCount;
}
