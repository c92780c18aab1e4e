import { Failure, type Place, type SetPlaces } from '@samepage/contracts';
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
 * Sets the whole list, in its order, in a transaction; sent again, it is there already. Those who chose a place that goes
 * have said nothing.
 * @throws Failure `conflict` where the list is not the one it was made from.
 */
export async function setPlaces(
  queryable: Queryable,
  inquiryId: string,
  { places, from }: SetPlaces,
): Promise<Place[]> {
  // Of two lists in the same instant one comes second. Nobody who joins meanwhile waits for it.
  await queryable.query(`SELECT 1 FROM inquiry WHERE id = $1 FOR NO KEY UPDATE`, [inquiryId]);
  const now = await placesOf(queryable, inquiryId);
  if (isSameList(now, places)) return now;
  if (JSON.stringify(now) !== JSON.stringify(from.map(({ id, name }) => ({ id, name }))))
    throw new Failure(
      'conflict',
      'Somebody else changed the list of places meanwhile. Look at it again, and change it from there.',
    );
  const known = new Set(now.map(({ id }) => id));
  const kept = places.map(({ id }) => (id !== null && known.has(id) ? id : null));
  await queryable.query(`DELETE FROM place WHERE inquiry_id = $1 AND id <> ALL ($2::uuid[])`, [
    inquiryId,
    kept.filter((id) => id !== null),
  ]);
  await queryable.query(
    `INSERT INTO place (id, inquiry_id, name, position)
     SELECT COALESCE(id, gen_random_uuid()), $1, name, position
     FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS listed (id, name, position)
     ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, position = EXCLUDED.position`,
    [inquiryId, kept, places.map(({ name }) => name)],
  );
  return placesOf(queryable, inquiryId);
}

/** Whether what is asked for stands there already: its answer was lost. */
function isSameList(now: readonly Place[], places: SetPlaces['places']): boolean {
  return (
    now.length === places.length &&
    now.every(({ id, name }, at) => places[at]?.name === name && [null, id].includes(places[at].id))
  );
}

/** Throws Failure `invalid_input` where the inquiry has no such place. */
export async function requirePlace(queryable: Queryable, inquiryId: string, placeId: string): Promise<void> {
  const { rows } = await queryable.query(`SELECT 1 FROM place WHERE inquiry_id = $1 AND id = $2`, [
    inquiryId,
    placeId,
  ]);
  if (rows.length === 0) throw noSuchPlace();
}

export function noSuchPlace(): Failure {
  const message = 'Choose one of the places in the list, or none.';
  return new Failure('invalid_input', message, [{ path: 'placeId', message }]);
}

/**
 * Keeps where a member of the inquiry is, in place of what they said before. False where the inquiry has no such place,
 * or none any more.
 */
export async function sayPlace(
  queryable: Queryable,
  inquiryId: string,
  membershipId: string,
  placeId: string,
): Promise<boolean> {
  const { rows } = await queryable.query(
    `WITH there AS (SELECT id FROM place WHERE id = $2 AND inquiry_id = $3 FOR KEY SHARE)
     INSERT INTO said_place (membership_id, place_id) SELECT $1, id FROM there
     ON CONFLICT (membership_id) DO UPDATE SET place_id = EXCLUDED.place_id RETURNING place_id`,
    [membershipId, placeId, inquiryId],
  );
  return rows.length > 0;
}

/** The row stays: that they said it once is part of what was told. */
export async function takePlaceBack(queryable: Queryable, membershipId: string): Promise<void> {
  await queryable.query(`UPDATE said_place SET place_id = NULL WHERE membership_id = $1`, [membershipId]);
}
