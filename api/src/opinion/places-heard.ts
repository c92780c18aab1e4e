import type { PlacesHeard } from '@samepage/contracts';
import { nowhereTold, placeShareOf, tellPlaces, type PlacesTold } from '@samepage/opinion';
import type { Queryable } from '@samepage/platform';
import { placesOf } from '../inquiries/places';
import { heardSql } from './heard';

interface Counted {
  readonly id: string;
  readonly people: number;
}

/**
 * From which places people were heard, as it was told last or, when enough more have said where they are, anew. Null
 * where nobody is asked.
 */
export async function placesHeard(queryable: Queryable, inquiryId: string): Promise<PlacesHeard | null> {
  const places = await placesOf(queryable, inquiryId);
  if (places.length === 0) return null;
  const { said, heard } = await told(queryable, inquiryId);
  return {
    said: placeShareOf(said),
    places: places.map((place) => ({ place, heard: heard[place.id] ?? 'few' })),
  };
}

async function told(queryable: Queryable, inquiryId: string): Promise<PlacesTold> {
  const { rows } = await queryable.query<{ told: PlacesTold }>(
    `SELECT told FROM places_told WHERE inquiry_id = $1`,
    [inquiryId],
  );
  const before = rows[0]?.told ?? nowhereTold;
  const { rows: counted } = await queryable.query<Counted>(
    `SELECT p.place_id AS id, count(*)::integer AS people
     FROM (${heardSql}) h JOIN said_place p USING (membership_id) GROUP BY p.place_id`,
    [inquiryId, null],
  );
  const now = tellPlaces(before, new Map(counted.map(({ id, people }) => [id, people])));
  if (now === before) return before;
  // Of two who count in the same instant the first tells, so that no two tellings lie a moment apart.
  const { rows: kept } = await queryable.query<{ told: PlacesTold }>(
    `INSERT INTO places_told AS t (inquiry_id, told) VALUES ($1, $2)
     ON CONFLICT (inquiry_id) DO UPDATE SET told = CASE WHEN t.told = $3::jsonb THEN EXCLUDED.told ELSE t.told END
     RETURNING told`,
    [inquiryId, JSON.stringify(now), JSON.stringify(before)],
  );
  return kept[0]?.told ?? now;
}
