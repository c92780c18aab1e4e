import type { MissingVoices, Sector, Size } from '@samepage/contracts';
import { leastEver, numbersFrom } from '@samepage/opinion';
import type { Queryable } from '@samepage/platform';
import { sectorsOf } from '../insights/sectors-of';
import { heardInDebateSql, heardSql } from './heard';
import { voters } from './moment-rows';

interface Heard {
  readonly sectorId: string;
  readonly joined: number;
  readonly heard: number;
}
interface HeardIn {
  readonly id: string;
  readonly title: string;
  readonly heard: string[];
}

/** Whose voices are missing: in the inquiry, and in each debate that was begun; or in one debate, by itself. */
export async function missingVoices(
  queryable: Queryable,
  { inquiryId, debateId = null }: { inquiryId: string; debateId?: string | null },
): Promise<MissingVoices> {
  const sectors = await sectorsOf(queryable, inquiryId);
  const { rows: counts } = await queryable.query<Heard>(
    `WITH heard AS (${heardSql})
     SELECT m.sector_id AS "sectorId", count(*)::integer AS joined, count(h.membership_id)::integer AS heard
     FROM membership m LEFT JOIN heard h ON h.membership_id = m.id
     WHERE m.inquiry_id = $1 AND ((m.role = ANY ($3) AND m.ended_at IS NULL) OR h.membership_id IS NOT NULL)
     GROUP BY m.sector_id`,
    [inquiryId, debateId, voters],
  );
  const { rows: debates } = await queryable.query<HeardIn>(
    `SELECT d.id, d.title, array_agg(DISTINCT m.sector_id) AS heard
     FROM debate d CROSS JOIN LATERAL (${heardInDebateSql}) h JOIN membership m ON m.id = h.membership_id
     WHERE d.inquiry_id = $1 AND $2::uuid IS NULL GROUP BY d.id ORDER BY d.created_at DESC, d.id`,
    [inquiryId, debateId],
  );
  const bySector = new Map(counts.map((each) => [each.sectorId, each]));
  const known = sectors.filter(({ id }) => (bySector.get(id)?.joined ?? 0) > 0);
  return {
    sectors: sectors.map((sector) => {
      const { joined, heard } = bySector.get(sector.id) ?? { joined: 0, heard: 0 };
      return { sector, joined: peopleOf(joined), heard: peopleOf(heard), isMissing: heard === 0 };
    }),
    debates: debates
      .map(({ id, title, heard }) => ({ debateId: id, title, missing: withoutHeard(known, heard) }))
      .filter(({ missing }) => missing.length > 0),
  };
}

function withoutHeard(sectors: readonly Sector[], heard: readonly string[]): Sector[] {
  return sectors.filter(({ id }) => !heard.includes(id));
}

/** So many people, in fives below 20. Null for 1 to 4: they could be pointed at. */
export function peopleOf(count: number): Size | null {
  if (count === 0 || count >= numbersFrom) return { from: count, to: count };
  if (count < leastEver) return null;
  const from = count - (count % 5);
  return { from, to: from + 4 };
}
