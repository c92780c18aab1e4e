import { Failure, type Place } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';

/** Where people of an inquiry can say to be, in their order. */
export async function placesOf(queryable: Queryable, inquiryId: string): Promise<Place[]> {
  const { rows } = await queryable.query<Place>(
    `SELECT id, name FROM place WHERE inquiry_id = $1 ORDER BY position, id`,
    [inquiryId],
  );
  return rows;
}

/**
 * Sets the whole list, in its order, in a transaction. A name that stays keeps whoever chose it; those who chose another
 * have said nothing.
 */
export async function setPlaces(
  queryable: Queryable,
  inquiryId: string,
  names: readonly string[],
): Promise<void> {
  // Of two lists in the same instant one comes second, and stands whole.
  await queryable.query(`SELECT 1 FROM inquiry WHERE id = $1 FOR UPDATE`, [inquiryId]);
  await queryable.query(`DELETE FROM place WHERE inquiry_id = $1 AND name <> ALL ($2::text[])`, [
    inquiryId,
    names,
  ]);
  await queryable.query(
    `INSERT INTO place (inquiry_id, name, position)
     SELECT $1, name, position FROM unnest($2::text[]) WITH ORDINALITY AS listed (name, position)
     ON CONFLICT (inquiry_id, name) DO UPDATE SET position = EXCLUDED.position`,
    [inquiryId, names],
  );
}

/** Throws Failure `invalid_input` where the inquiry has no such place. */
export async function requirePlace(queryable: Queryable, inquiryId: string, placeId: string): Promise<void> {
  const { rows } = await queryable.query(`SELECT 1 FROM place WHERE inquiry_id = $1 AND id = $2`, [
    inquiryId,
    placeId,
  ]);
  if (rows.length > 0) return;
  const message = 'Choose one of the places in the list, or none.';
  throw new Failure('invalid_input', message, [{ path: 'placeId', message }]);
}

/** Keeps where somebody is, in place of what they said before; null to say nothing any more. */
export async function sayPlace(
  queryable: Queryable,
  membershipId: string,
  placeId: string | null,
): Promise<void> {
  await queryable.query(
    placeId === null
      ? `DELETE FROM said_place WHERE membership_id = $1 AND $2::uuid IS NULL`
      : `INSERT INTO said_place (membership_id, place_id) SELECT $1, id FROM place WHERE id = $2
         ON CONFLICT (membership_id) DO UPDATE SET place_id = EXCLUDED.place_id`,
    [membershipId, placeId],
  );
}
