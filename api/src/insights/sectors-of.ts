import type { Sector } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';

/** The sectors of an inquiry, in their order. */
export async function sectorsOf(queryable: Queryable, inquiryId: string): Promise<Sector[]> {
  const { rows } = await queryable.query<Sector>(
    `SELECT id, name, mark, ink FROM sector WHERE inquiry_id = $1 ORDER BY position`,
    [inquiryId],
  );
  return rows;
}
