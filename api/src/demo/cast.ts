import { subjectOfPerson } from '@samepage/identity';
import type { Queryable } from '@samepage/platform';
import { askerAt, type Asker } from '../edge/asker';
import { demoGuests, demoInquiry, demoPeople } from './script';

/** The demo inquiry and its people, ready to ask for things as anyone does. */
export interface Cast {
  readonly inquiryId: string;
  /** Everyone, by the key the script knows them by. */
  readonly askers: ReadonlyMap<string, Asker>;
}

export async function findCast(queryable: Queryable): Promise<Cast> {
  const { rows } = await queryable.query<{ inquiry_id: string; person_id: string; name: string }>(
    `SELECT m.inquiry_id, m.person_id, m.name
     FROM membership m JOIN inquiry i ON i.id = m.inquiry_id WHERE i.slug = $1`,
    [demoInquiry.slug],
  );
  const askers = new Map<string, Asker>();
  for (const { key, name } of [...demoPeople, ...demoGuests]) {
    const row = rows.find((each) => each.name === name);
    if (!row) continue;
    const subject = await subjectOfPerson(queryable, row.person_id);
    askers.set(key, askerAt(subject, { inquiryId: row.inquiry_id }));
  }
  return { inquiryId: rows[0]?.inquiry_id ?? '', askers };
}

export function asker({ askers }: Cast, key: string): Asker {
  const found = askers.get(key);
  if (!found) throw new Error(`The demo has nobody called "${key}".`);
  return found;
}
