import type { Here, Sector } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';

/** How long after somebody was last seen they are still taken to be here, in seconds: two beats of a node, and some. */
export const lostAfter = 25;

/** SQL for whether a row `p` of `debate_presence` says that its member is here. */
export const isHereSql = `(NOT p.gone AND p.seen_at > clock_timestamp() - interval '${lostAfter} seconds')`;

/** How many people are in a debate, on whichever node, and of which sectors. */
export async function hereOf(queryable: Queryable, debateId: string): Promise<Here> {
  const { rows } = await queryable.query<{ sector: Sector; here: number }>(
    `SELECT json_build_object('id', s.id, 'name', s.name, 'mark', s.mark, 'ink', s.ink) AS sector,
       count(DISTINCT m.id)::integer AS here
     FROM debate_presence p JOIN membership m ON m.id = p.membership_id JOIN sector s ON s.id = m.sector_id
     WHERE p.debate_id = $1 AND ${isHereSql} GROUP BY s.id ORDER BY s.position`,
    [debateId],
  );
  return { here: rows.reduce((sum, { here }) => sum + here, 0), sectors: rows };
}
