import type { Voice } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';

/** SQL for a membership `m` and its sector `s` as the Voice others may see. */
export const voiceSql = `json_build_object('name', m.name, 'sector',
  json_build_object('id', s.id, 'name', s.name, 'mark', s.mark, 'ink', s.ink))`;

/** Who these memberships are, as others may see them. Ended memberships keep their voice: their words stay. */
export async function voicesOf(
  queryable: Queryable,
  membershipIds: Iterable<string>,
): Promise<Record<string, Voice>> {
  const ids = [...new Set(membershipIds)];
  if (ids.length === 0) return {};
  const { rows } = await queryable.query<{ id: string; voice: Voice }>(
    `SELECT m.id, ${voiceSql} AS voice FROM membership m JOIN sector s ON s.id = m.sector_id WHERE m.id = ANY($1)`,
    [ids],
  );
  return Object.fromEntries(rows.map(({ id, voice }) => [id, voice]));
}
