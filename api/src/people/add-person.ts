import type { Role } from '@samepage/contracts';
import type { Bell } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../database/unit-of-work';

export interface NewPerson {
  inquiryId: string;
  /** Trimmed and in lower case, as `email` in the contracts makes it. */
  email: string;
  name: string;
  role: Role;
  sectorId: string;
}

export interface AddedPerson {
  personId: string;
  membershipId: string;
  /** False when they were a member already: then their role, sector and name are as given now. */
  added: boolean;
}

/**
 * Gives someone an account they can sign in to and a part in an inquiry. Doing it again changes their role, sector
 * and name there, and takes up a membership that had ended. Open sockets hear of it after the commit.
 */
export async function addPerson(
  transaction: Pick<Transaction, 'queryable' | 'afterCommit'>,
  bell: Bell,
  { inquiryId, email, name, role, sectorId }: NewPerson,
): Promise<AddedPerson> {
  const personId = await personOf(transaction, email, name);
  const { rows } = await transaction.queryable.query<{ id: string; added: boolean }>(
    `INSERT INTO membership (inquiry_id, person_id, role, sector_id, name) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (inquiry_id, person_id) DO UPDATE
       SET role = EXCLUDED.role, sector_id = EXCLUDED.sector_id, name = EXCLUDED.name, ended_at = NULL
     RETURNING id, xmax = 0 AS added`,
    [inquiryId, personId, role, sectorId, name],
  );
  const [membership] = rows;
  if (!membership) throw new Error('The membership was not stored.');
  transaction.afterCommit(() => bell.ring({ about: 'access', id: personId }));
  return { personId, membershipId: membership.id, added: membership.added };
}

/** The person behind an account, with the account made where there is none. */
async function personOf(
  { queryable }: Pick<Transaction, 'queryable'>,
  email: string,
  name: string,
): Promise<string> {
  const { rows: accounts } = await queryable.query<{ id: string }>(
    `INSERT INTO auth_user (id, name, email) VALUES ($1, $2, $3)
     ON CONFLICT (email) DO UPDATE SET email = EXCLUDED.email RETURNING id`,
    [randomUUID(), name, email],
  );
  const { rows: people } = await queryable.query<{ id: string }>(
    `INSERT INTO person (name, auth_user_id) VALUES ($1, $2)
     ON CONFLICT (auth_user_id) DO UPDATE SET auth_user_id = EXCLUDED.auth_user_id RETURNING id`,
    [name, accounts[0]?.id],
  );
  const [person] = people;
  if (!person) throw new Error('The person was not stored.');
  return person.id;
}
