import { Failure, marks, type Place, type Sector } from '@samepage/contracts';
import type { Transaction } from '../database/unit-of-work';
import { newJoinCode } from './new-join-code';
import { setPlaces } from './places';
import { slugOf } from './slug';

/** The sectors an inquiry begins with when nobody says otherwise. From then on they are its own data. */
export const usualSectors = [
  'Health',
  'Link work',
  'Council and public health',
  'Culture',
  'Voluntary',
  'Lived experience',
  'Other',
] as const;

/** A warm red, until its artist chooses another spot colour. */
const usualSpot = '#b8402a';

export interface NewInquiry {
  title: string;
  question: string;
  about?: string;
  /** Its name in addresses; made of the title when it is not given. */
  slug?: string;
  /** `#rrggbb` */
  spot?: string;
  /** At most ten; each is dealt the next mark and ink. */
  sectors?: readonly string[];
  /** Where people can say to be; nobody is asked where there is none. */
  places?: readonly string[];
}

export interface CreatedInquiry {
  id: string;
  slug: string;
  joinCode: string;
  sectors: Sector[];
  places: Place[];
}

/** Makes an inquiry and its sectors. Throws Failure `conflict` when another has the same slug. */
export async function createInquiry(
  { queryable }: Pick<Transaction, 'queryable'>,
  inquiry: NewInquiry,
): Promise<CreatedInquiry> {
  const slug = inquiry.slug ?? slugOf(inquiry.title);
  const joinCode = newJoinCode();
  const { rows } = await queryable.query<{ id: string }>(
    `INSERT INTO inquiry (slug, title, question, about, spot, join_code) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (slug) DO NOTHING RETURNING id`,
    [slug, inquiry.title, inquiry.question, inquiry.about ?? '', inquiry.spot ?? usualSpot, joinCode],
  );
  const [made] = rows;
  if (!made)
    throw new Failure('conflict', `There is an inquiry called "${slug}" already. Choose another slug.`);
  const sectors = await addSectors({ queryable }, made.id, inquiry.sectors ?? usualSectors);
  const named = (inquiry.places ?? []).map((name) => ({ id: null, name }));
  const places = await setPlaces(queryable, made.id, { places: named, from: [] });
  return { id: made.id, slug, joinCode, sectors, places };
}

async function addSectors(
  { queryable }: Pick<Transaction, 'queryable'>,
  inquiryId: string,
  names: readonly string[],
): Promise<Sector[]> {
  const { rows } = await queryable.query<Sector>(
    `INSERT INTO sector (inquiry_id, name, mark, ink, position)
     SELECT $1, name, mark, position, position
     FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS dealt (name, mark, position)
     RETURNING id, name, mark, ink`,
    [inquiryId, names, marks.slice(0, names.length)],
  );
  return rows;
}
