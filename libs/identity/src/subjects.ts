import { stranger, type Membership, type Subject } from '@samepage/access';
import type { Role } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { hashOf, looksLikeSecret } from './secret';
import type { Display } from './voice';

/** One row for each membership that has not ended, or one with nulls for a person who has none. */
interface SubjectRow {
  person_id: string;
  is_guest: boolean;
  membership_id: string | null;
  inquiry_id: string;
  role: Role;
  sector_id: string;
  name: string;
}

const columns = `person.id AS person_id, coalesce(auth_user.is_guest, true) AS is_guest,
  membership.id AS membership_id, membership.inquiry_id, membership.role, membership.sector_id, membership.name`;
const memberships =
  'LEFT JOIN membership ON membership.person_id = person.id AND membership.ended_at IS NULL';

/** Who holds a session, by the token of their cookie; a stranger when it has ended, expired or never was. */
export async function subjectFromSessionToken(queryable: Queryable, token: string): Promise<Subject> {
  if (!looksLikeSecret(token)) return stranger;
  const { rows } = await queryable.query<SubjectRow>(
    `SELECT ${columns} FROM auth_session
     JOIN auth_user ON auth_user.id = auth_session.user_id
     JOIN person ON person.auth_user_id = auth_user.id ${memberships}
     WHERE auth_session.token = $1 AND auth_session.expires_at > now()`,
    [token],
  );
  return toSubject(rows);
}

/** A token is marked as used at most this often, so that a busy script does not write a row with each request. */
const usedEvery = '1 minute';

/** Whose API token this is; a stranger when it was revoked or never was. Notes that it was used. */
export async function subjectFromApiToken(queryable: Queryable, token: string): Promise<Subject> {
  if (!looksLikeSecret(token)) return stranger;
  const { rows } = await queryable.query<SubjectRow>(
    `WITH used AS (
       UPDATE api_token SET last_used_at = now()
       WHERE hash = $1 AND revoked_at IS NULL
         AND (last_used_at IS NULL OR last_used_at < now() - interval '${usedEvery}')
     )
     SELECT ${columns} FROM api_token
     JOIN person ON person.id = api_token.person_id
     LEFT JOIN auth_user ON auth_user.id = person.auth_user_id ${memberships}
     WHERE api_token.hash = $1 AND api_token.revoked_at IS NULL`,
    [hashOf(token)],
  );
  return toSubject(rows);
}

/** A person as a subject, however they proved who they are; a stranger when there is no such person. */
export async function subjectOfPerson(queryable: Queryable, personId: string): Promise<Subject> {
  const { rows } = await queryable.query<SubjectRow>(
    `SELECT ${columns} FROM person
     LEFT JOIN auth_user ON auth_user.id = person.auth_user_id ${memberships}
     WHERE person.id = $1`,
    [personId],
  );
  return toSubject(rows);
}

/** What proves who someone is. A ticket is for one document; that of a person only says whom to ask after. */
export type Proof =
  | { readonly kind: 'session' | 'token'; readonly secret: string }
  | { readonly kind: 'ticket'; readonly secret: string; readonly documentId: string }
  | { readonly kind: 'person'; readonly personId: string };

/** Someone, and how each of their memberships is shown to others. */
export interface Entrant {
  readonly subject: Subject;
  /** By membership. */
  readonly displays: ReadonlyMap<string, Display>;
}

const nobody: Entrant = { subject: stranger, displays: new Map() };

/**
 * Who the holders of many proofs are now, in their order and in one statement; a stranger for what does not hold.
 * Unlike `subjectFromApiToken` it does not note that a token was used.
 */
export async function entrantsOf(queryable: Queryable, proofs: readonly Proof[]): Promise<Entrant[]> {
  const { rows } = await queryable.query<EntrantRow>(
    `WITH asked AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[])
         WITH ORDINALITY AS asked (kind, value, id, position)
     ), held AS (
       SELECT asked.position, person.id AS person_id FROM asked
       JOIN auth_session ON auth_session.token = asked.value AND auth_session.expires_at > now()
       JOIN person ON person.auth_user_id = auth_session.user_id
       WHERE asked.kind = 'session'
       UNION ALL
       SELECT asked.position, api_token.person_id FROM asked
       JOIN api_token ON api_token.hash = decode(asked.value, 'hex') AND api_token.revoked_at IS NULL
       WHERE asked.kind = 'token'
       UNION ALL
       SELECT asked.position, document_ticket.person_id FROM asked
       JOIN document_ticket ON document_ticket.hash = decode(asked.value, 'hex')
         AND document_ticket.document_id = asked.id AND document_ticket.expires_at > now()
       WHERE asked.kind = 'ticket'
       UNION ALL
       SELECT asked.position, person.id FROM asked JOIN person ON person.id = asked.id
       WHERE asked.kind = 'person'
     )
     SELECT held.position, ${columns}, sector.name AS sector_name, sector.mark, sector.ink
     FROM held JOIN person ON person.id = held.person_id
     LEFT JOIN auth_user ON auth_user.id = person.auth_user_id ${memberships}
     LEFT JOIN sector ON sector.id = membership.sector_id`,
    [proofs.map(({ kind }) => kind), proofs.map(valueOf), proofs.map(idOf)],
  );
  const found = new Map<number, EntrantRow[]>();
  for (const row of rows) {
    const position = Number(row.position);
    const list = found.get(position);
    if (list) list.push(row);
    else found.set(position, [row]);
  }
  return proofs.map((_, index) => toEntrant(found.get(index + 1)));
}

type EntrantRow = SubjectRow & {
  position: string;
  sector_name: string;
  mark: Display['sector']['mark'];
  ink: number;
};

function toEntrant(rows: readonly EntrantRow[] | undefined): Entrant {
  if (!rows) return nobody;
  const displays = new Map<string, Display>();
  for (const { membership_id: id, name, sector_name: sector, mark, ink } of rows) {
    if (id !== null) displays.set(id, { name, sector: { name: sector, mark, ink } });
  }
  return { subject: toSubject(rows), displays };
}

function idOf(proof: Proof): string | null {
  if (proof.kind === 'person') return proof.personId;
  return proof.kind === 'ticket' ? proof.documentId : null;
}

function valueOf(proof: Proof): string {
  if (proof.kind === 'person') return '';
  if (!looksLikeSecret(proof.secret)) return '';
  return proof.kind === 'session' ? proof.secret : hashOf(proof.secret).toString('hex');
}

function toSubject(rows: readonly SubjectRow[]): Subject {
  const first = rows[0];
  if (!first) return stranger;
  return {
    kind: first.is_guest ? 'guest' : 'person',
    personId: first.person_id,
    memberships: rows.flatMap(toMembership),
  };
}

function toMembership(row: SubjectRow): Membership[] {
  if (row.membership_id === null) return [];
  const { membership_id: id, inquiry_id: inquiryId, sector_id: sectorId, role, name } = row;
  return [{ id, inquiryId, role, sectorId, name }];
}
