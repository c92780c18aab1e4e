import type { Bell } from '@samepage/platform';
import type { Transaction } from '../database/unit-of-work';
import { createInquiry, type CreatedInquiry } from '../inquiries/create-inquiry';
import { sayPlace } from '../inquiries/places';
import { addPerson } from '../people/add-person';
import { demoDomain, demoGuests, demoInquiry, demoPeople, type DemoPerson } from './script';

/** Makes the demo inquiry and everyone in it. */
export async function addDemoPeople(transaction: Transaction, bell: Bell): Promise<void> {
  const inquiry = await createInquiry(transaction, demoInquiry);
  for (const person of demoPeople) {
    const { membershipId } = await addPerson(transaction, bell, {
      inquiryId: inquiry.id,
      email: `${person.key}@${demoDomain}`,
      name: person.name,
      role: person.role,
      sectorId: sectorId(inquiry, person),
    });
    await say(transaction, membershipId, inquiry, person);
  }
  for (const guest of demoGuests) await addGuest(transaction, inquiry, guest);
}

/** Someone without an account whose browser is gone: their words and votes stay. */
async function addGuest(
  { queryable }: Transaction,
  inquiry: CreatedInquiry,
  guest: DemoPerson,
): Promise<void> {
  const { rows } = await queryable.query<{ id: string }>(
    `WITH p AS (INSERT INTO person (name) VALUES ($2) RETURNING id)
     INSERT INTO membership (inquiry_id, person_id, role, sector_id, name)
     SELECT $1, p.id, $3, $4, $2 FROM p RETURNING id`,
    [inquiry.id, guest.name, guest.role, sectorId(inquiry, guest)],
  );
  for (const { id } of rows) await say({ queryable }, id, inquiry, guest);
}

function sectorId({ sectors }: CreatedInquiry, { sector }: DemoPerson): string {
  const found = sectors.find(({ name }) => name === sector);
  if (!found) throw new Error(`The demo has no sector "${sector}".`);
  return found.id;
}

async function say(
  { queryable }: Pick<Transaction, 'queryable'>,
  membershipId: string,
  { id, places }: CreatedInquiry,
  { place }: DemoPerson,
): Promise<void> {
  if (place === undefined) return;
  const found = places.find(({ name }) => name === place);
  if (!found) throw new Error(`The demo has no place "${place}".`);
  await sayPlace(queryable, id, membershipId, found.id);
}
