import { UsageError } from './command';
import type { Queryable } from '@samepage/platform';

export interface ChosenInquiry {
  id: string;
  slug: string;
  title: string;
}

/** The inquiry by its slug, or the only one there is; undefined when there is none at all and none was named. */
export async function chooseInquiry(
  queryable: Queryable,
  slug: string | undefined,
): Promise<ChosenInquiry | undefined> {
  const { rows } = await queryable.query<ChosenInquiry>(
    `SELECT id, slug, title FROM inquiry ORDER BY created_at`,
  );
  const choices = rows.map((row) => row.slug).join(', ');
  if (slug !== undefined) {
    const found = rows.find((row) => row.slug === slug.toLowerCase());
    if (!found)
      throw new UsageError(`There is no inquiry "${slug}". Choose one of: ${choices || 'none yet'}.`);
    return found;
  }
  if (rows.length > 1) {
    throw new UsageError(`There are several inquiries. Say --inquiry with one of: ${choices}.`);
  }
  return rows[0];
}
