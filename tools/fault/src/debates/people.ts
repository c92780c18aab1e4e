import { randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface DebatePerson {
  readonly membershipId: string;
  readonly cookie: string;
}

/** A debate in its lobby, and the people who will be in it: the first two run it. */
export async function furnish(
  pool: pg.Pool,
  { state, size }: { state: unknown; size: number },
): Promise<{ debateId: string; people: DebatePerson[] }> {
  const [inquiryId, debateId] = [randomUUID(), randomUUID()];
  const code = (): string => randomUUID().slice(0, 8).toUpperCase();
  await pool.query(
    `INSERT INTO inquiry (id, slug, title, question, spot, join_code) VALUES ($1, $2, 'Fault', 'What is lost?', '#000000', $3)`,
    [inquiryId, `fault-${inquiryId}`, code()],
  );
  await pool.query(
    `INSERT INTO debate (id, inquiry_id, title, join_code, state) VALUES ($1, $2, 'A debate', $3, $4)`,
    [debateId, inquiryId, code(), state],
  );
  const people: DebatePerson[] = [];
  for (let index = 0; index < size; index++) people.push(await addSomeone(pool, inquiryId, index));
  return { debateId, people };
}

async function addSomeone(pool: pg.Pool, inquiryId: string, index: number): Promise<DebatePerson> {
  const [userId, personId, sectorId, membershipId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const token = randomUUID().replaceAll('-', '');
  const name = `Person ${index}`;
  const statements: [string, unknown[]][] = [
    [
      'INSERT INTO auth_user (id, name, email) VALUES ($1, $2, $3)',
      [userId, name, `${userId}@fault.example`],
    ],
    [
      "INSERT INTO auth_session (id, token, user_id, expires_at) VALUES ($1, $2, $3, now() + interval '1 day')",
      [randomUUID(), token, userId],
    ],
    ['INSERT INTO person (id, name, auth_user_id) VALUES ($1, $2, $3)', [personId, name, userId]],
    [
      "INSERT INTO sector (id, inquiry_id, name, mark, ink, position) VALUES ($1, $2, $3, 'leaf', 3, $4)",
      [sectorId, inquiryId, name, index],
    ],
    [
      `INSERT INTO membership (id, inquiry_id, person_id, role, sector_id, name) VALUES ($1, $2, $3, $4, $5, $6)`,
      [membershipId, inquiryId, personId, index < 2 ? 'facilitator' : 'participant', sectorId, name],
    ],
  ];
  for (const [text, values] of statements) await pool.query(text, values);
  return { membershipId, cookie: `samepage.session=${token}.c2lnbmF0dXJl%2B` };
}
