import { email as emailSchema, limits, line, roles, type Role, type Sector } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import type { Transaction } from '../database/unit-of-work';
import { createInquiry } from '../inquiries/create-inquiry';
import { addPerson } from '../people/add-person';
import { chooseInquiry, type ChosenInquiry } from './choose-inquiry';
import { checked, type Command, optional, required, UsageError } from './command';

const firstInquiry = { title: 'Our inquiry', question: 'What do we want to find out together?' };

/** Adds a person, or changes the role, sector and name of one who is there. The first one brings an inquiry along. */
export const personAdd: Command = {
  says: 'Adds a person to an inquiry. Doing it again changes their role, sector and name.',
  usage: '--email … --name … --role … [--sector …] [--inquiry …]',
  run: async ({ work, bell }, options) => {
    const email = checked('email', required(options, 'email'), emailSchema);
    const name = checked('name', required(options, 'name'), line(limits.name));
    const role = chooseRole(required(options, 'role'));
    return work.run(async (transaction) => {
      const { inquiry, made } = await inquiryFor(transaction, optional(options, 'inquiry'));
      const sector = await chooseSector(
        transaction.queryable,
        inquiry.id,
        email,
        optional(options, 'sector'),
      );
      const person = { inquiryId: inquiry.id, email, name, role, sectorId: sector.id };
      const { added } = await addPerson(transaction, bell, person);
      return [
        ...(made ? [`Made a first inquiry, "${inquiry.title}" (${inquiry.slug}).`] : []),
        `${added ? 'Added' : 'Changed'} ${name} <${email}> in "${inquiry.title}": ${role}, ${sector.name}.`,
        '',
      ].join('\n');
    });
  },
};

async function inquiryFor(
  transaction: Transaction,
  slug: string | undefined,
): Promise<{ inquiry: ChosenInquiry; made: boolean }> {
  const chosen = await chooseInquiry(transaction.queryable, slug);
  if (chosen) return { inquiry: chosen, made: false };
  const { id, slug: madeSlug } = await createInquiry(transaction, firstInquiry);
  return { inquiry: { id, slug: madeSlug, title: firstInquiry.title }, made: true };
}

function chooseRole(text: string): Role {
  const role = roles.find((each) => each === text.trim().toLowerCase());
  if (!role) throw new UsageError(`There is no role "${text}". Choose one of: ${roles.join(', ')}.`);
  return role;
}

/** By name; else the one they have; else the last in the list, which is where "Other" stands. */
async function chooseSector(
  queryable: Queryable,
  inquiryId: string,
  email: string,
  name: string | undefined,
): Promise<Pick<Sector, 'id' | 'name'>> {
  const { rows } = await queryable.query<{ id: string; name: string; theirs: boolean }>(
    `SELECT s.id, s.name, EXISTS (
       SELECT 1 FROM membership m JOIN person p ON p.id = m.person_id JOIN auth_user a ON a.id = p.auth_user_id
       WHERE m.sector_id = s.id AND a.email = $2) AS theirs
     FROM sector s WHERE s.inquiry_id = $1 ORDER BY s.position`,
    [inquiryId, email],
  );
  const found =
    name === undefined
      ? (rows.find((row) => row.theirs) ?? rows.at(-1))
      : rows.find((row) => plain(row.name) === plain(name));
  if (found) return found;
  throw new UsageError(
    `There is no sector "${name ?? ''}" there. Choose one of: ${rows.map((row) => row.name).join(', ')}.`,
  );
}

/** "Link-Work" and "link work" are one name. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
