import type { Role } from '@samepage/contracts';
import { documentLogSchema } from '@samepage/document-log';
import type { Queryable } from '@samepage/platform';
import { openTestDatabase, type TestDatabase } from '@samepage/platform/testing';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';

/** The columns this server reads, as the api's migrations make them. */
const tables = `
  CREATE TABLE auth_user (id text PRIMARY KEY, name text, email text, is_guest boolean NOT NULL DEFAULT false);
  CREATE TABLE auth_session (id text PRIMARY KEY, token text UNIQUE, user_id text, expires_at timestamptz);
  CREATE TABLE person (id uuid PRIMARY KEY, name text, auth_user_id text UNIQUE, created_at timestamptz DEFAULT now());
  CREATE TABLE sector (id uuid PRIMARY KEY, inquiry_id uuid, name text, mark text, ink integer, position integer);
  CREATE TABLE membership (id uuid PRIMARY KEY, inquiry_id uuid, person_id uuid, role text, sector_id uuid, name text,
    created_at timestamptz DEFAULT now(), ended_at timestamptz, UNIQUE (inquiry_id, person_id));
  CREATE TABLE api_token (id uuid PRIMARY KEY, person_id uuid, label text, hash bytea UNIQUE,
    created_at timestamptz DEFAULT now(), last_used_at timestamptz, revoked_at timestamptz);
  CREATE TABLE document_ticket (hash bytea PRIMARY KEY, document_id uuid, person_id uuid, expires_at timestamptz);`;

export function openCollabDatabase(): Promise<TestDatabase> {
  return openTestDatabase({
    sources: [import.meta.filename, resolve(import.meta.dirname, '../../libs/document-log/src/schema.ts')],
    migrate: async ({ pool }) => {
      await pool.query(tables);
      for (const step of documentLogSchema.up) await pool.query(step);
    },
  });
}

/** Someone with a session, and a part in an inquiry. */
export interface Someone {
  readonly personId: string;
  readonly userId: string;
  readonly membershipId: string;
  readonly name: string;
  readonly cookie: string;
}

const names = ['Amina', 'Bryn', 'Cho', 'Dilys', 'Efe', 'Fatou', 'Gwen', 'Hari'];
let added = 0;

export async function addSomeone(queryable: Queryable, inquiryId: string, role: Role): Promise<Someone> {
  const name = `${names[added % names.length] ?? ''} ${++added}`;
  const [personId, userId, membershipId, sectorId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const token = randomUUID().replaceAll('-', '');
  await queryable.query('INSERT INTO auth_user (id, email) VALUES ($1, $2)', [
    userId,
    `${userId}@secret.example`,
  ]);
  await queryable.query('INSERT INTO person (id, auth_user_id) VALUES ($1, $2)', [personId, userId]);
  await queryable.query(
    "INSERT INTO auth_session (id, token, user_id, expires_at) VALUES ($1, $2, $3, now() + interval '1 hour')",
    [randomUUID(), token, userId],
  );
  await queryable.query(
    "INSERT INTO sector (id, inquiry_id, name, mark, ink, position) VALUES ($1, $2, 'Health', 'leaf', 3, 0)",
    [sectorId, inquiryId],
  );
  await queryable.query(
    'INSERT INTO membership (id, inquiry_id, person_id, role, sector_id, name) VALUES ($1, $2, $3, $4, $5, $6)',
    [membershipId, inquiryId, personId, role, sectorId, name],
  );
  return { personId, userId, membershipId, name, cookie: `samepage.session=${token}.c2lnbmF0dXJl%2B` };
}
