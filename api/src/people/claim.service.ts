import { Inject, Injectable } from '@nestjs/common';
import type { DebateEvent } from '@samepage/contracts';
import type { Bell, Queryable } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { UnitOfWork, type Transaction } from '../database/unit-of-work';
import { holdDebate, record } from '../debates/debate-log';
import { BELL } from '../edge/tokens';

/** Tables whose rows belong to a membership, so that they follow when two memberships become one. */
const said = ['provocation', 'response', 'statement', 'statement_proposal', 'debate_signal'] as const;

/** Makes sure an account is exactly one person, and lets a guest become that person. */
@Injectable()
export class ClaimService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  /** After a sign-in: the account has a person, and a guest's words are theirs. Doing it twice changes nothing. */
  async settle(authUserId: string, guestPersonId: string | undefined): Promise<void> {
    await this.work.run(async (transaction) => {
      const owner = await personOf(transaction, authUserId);
      const guest = guestPersonId === undefined ? undefined : await findGuest(transaction, guestPersonId);
      if (guest) {
        const recounted = await become(transaction, guest, owner, authUserId);
        transaction.afterCommit(() => {
          this.bell.ring({ about: 'access', id: guest.personId });
          for (const id of recounted) this.bell.ring({ about: 'debate', id });
        });
      } else if (owner === undefined) {
        await createPerson(transaction, authUserId);
      }
    });
  }
}

interface Guest {
  personId: string;
  authUserId: string;
}

/**
 * A new account takes the guest's person over; a known one takes over what the guest said. Answers with the debates
 * whose votes moved: two votes of one person have become one there.
 */
async function become(
  transaction: Transaction,
  guest: Guest,
  owner: string | undefined,
  authUserId: string,
): Promise<string[]> {
  const recounted = owner === undefined ? [] : await merge(transaction, guest.personId, owner);
  if (owner === undefined) await hand(transaction, guest.personId, authUserId);
  // The guest's sessions go with their account; this browser is signed in anew.
  await transaction.queryable.query(`DELETE FROM auth_user WHERE id = $1`, [guest.authUserId]);
  return recounted;
}

async function personOf({ queryable }: Transaction, authUserId: string): Promise<string | undefined> {
  // The lock makes two sign-ins in the same instant agree on one person.
  await queryable.query(`SELECT 1 FROM auth_user WHERE id = $1 FOR UPDATE`, [authUserId]);
  const { rows } = await queryable.query<{ id: string }>(`SELECT id FROM person WHERE auth_user_id = $1`, [
    authUserId,
  ]);
  return rows[0]?.id;
}

async function createPerson({ queryable }: Transaction, authUserId: string): Promise<void> {
  await queryable.query(
    `INSERT INTO person (name, auth_user_id)
     SELECT COALESCE(NULLIF(name, ''), 'Someone'), id FROM auth_user WHERE id = $1`,
    [authUserId],
  );
}

/** The guest, or undefined when this person is none (any more). */
async function findGuest({ queryable }: Transaction, personId: string): Promise<Guest | undefined> {
  const { rows } = await queryable.query<Guest>(
    `SELECT p.id AS "personId", a.id AS "authUserId"
     FROM auth_user a JOIN person p ON p.auth_user_id = a.id WHERE p.id = $1 AND a.is_guest FOR UPDATE OF p`,
    [personId],
  );
  return rows[0];
}

/** The account is new here: the guest's person simply becomes it. */
async function hand({ queryable }: Transaction, personId: string, authUserId: string): Promise<void> {
  await queryable.query(`UPDATE person SET auth_user_id = $2 WHERE id = $1`, [personId, authUserId]);
}

/** The account is known: in inquiries only the guest joined they join; where both did, words and votes move over. */
async function merge(transaction: Transaction, guest: string, owner: string): Promise<string[]> {
  const { queryable } = transaction;
  const recounted = new Set<string>();
  const { rows: both } = await queryable.query<{ from: string; to: string }>(
    `SELECT g.id AS "from", o.id AS "to"
     FROM membership g JOIN membership o ON o.inquiry_id = g.inquiry_id AND o.person_id = $2
     WHERE g.person_id = $1`,
    [guest, owner],
  );
  for (const { from, to } of both) {
    for (const table of said) {
      await queryable.query(`UPDATE ${table} SET membership_id = $2 WHERE membership_id = $1`, [from, to]);
    }
    // One person, one vote: the later of the two stands. What was told of it stays as it was told, and each casting on a
    // row is at a time of its own.
    await queryable.query(
      `INSERT INTO vote (statement_id, membership_id, choice, cast_at, turn, told_as)
       SELECT statement_id, $2, choice, cast_at, turn, COALESCE(told_as, membership_id) FROM vote WHERE membership_id = $1
       ON CONFLICT (statement_id, membership_id) DO UPDATE SET choice = EXCLUDED.choice,
         cast_at = GREATEST(EXCLUDED.cast_at, vote.cast_at + interval '1 microsecond'),
         turn = COALESCE(EXCLUDED.turn, vote.turn), told_as = EXCLUDED.told_as
       WHERE ${isEarlierSql('vote')}`,
      [from, to],
    );
    const { rows: moved } = await queryable.query<{ debate_id: string }>(
      `WITH moved AS (DELETE FROM vote WHERE membership_id = $1 RETURNING statement_id)
       SELECT DISTINCT s.debate_id FROM moved JOIN statement s ON s.id = moved.statement_id`,
      [from],
    );
    for (const { debate_id } of moved) recounted.add(debate_id);
    for (const id of await moveStands(queryable, from, to)) recounted.add(id);
    await moveReactions(queryable, from, to);
    await moveGuesses(queryable, from, to);
    await movePlace(queryable, from, to);
    for (const id of await keepWatch(transaction, from, to)) recounted.add(id);
    await queryable.query(`DELETE FROM debate_presence WHERE membership_id = $1`, [from]);
    // Events name the guest's membership for ever, so the row stays, ended, for its name and sector.
    await queryable.query(`UPDATE membership SET ended_at = now() WHERE id = $1`, [from]);
  }
  await queryable.query(
    `UPDATE membership m SET person_id = $2 WHERE person_id = $1
     AND NOT EXISTS (SELECT 1 FROM membership o WHERE o.inquiry_id = m.inquiry_id AND o.person_id = $2)`,
    [guest, owner],
  );
  return [...recounted];
}

/**
 * SQL for whether what was kept in this table was pressed before what comes in its place: by when both say it was
 * pressed, or else by when they came.
 */
const isEarlierSql = (table: 'vote' | 'stand'): string =>
  `COALESCE((${table}.turn, ${table}.cast_at) < (EXCLUDED.turn, EXCLUDED.cast_at), ${table}.cast_at < EXCLUDED.cast_at)`;

/** Where one person stood on motions as two, they stand once: the later of the two. Answers with the debates. */
async function moveStands(queryable: Queryable, from: string, to: string): Promise<string[]> {
  const { rows } = await queryable.query<{ debate_id: string }>(
    // What a facilitator has to look at, or has declined, stays so.
    `WITH gone AS (DELETE FROM stand WHERE membership_id = $1 RETURNING *),
     kept AS (
       INSERT INTO stand (debate_id, moment, membership_id, choice, moved, moved_id, moved_settled_at, moved_declined, cast_at,
         turn, told_open)
       SELECT debate_id, moment, $2, choice, moved, moved_id, moved_settled_at, moved_declined, cast_at, turn, told_open
       FROM gone
       ON CONFLICT (debate_id, moment, membership_id) DO UPDATE SET
         choice = EXCLUDED.choice, moved = EXCLUDED.moved, moved_id = EXCLUDED.moved_id,
         moved_settled_at = EXCLUDED.moved_settled_at, moved_declined = EXCLUDED.moved_declined,
         cast_at = EXCLUDED.cast_at, turn = COALESCE(EXCLUDED.turn, stand.turn), told_open = EXCLUDED.told_open
       WHERE ${isEarlierSql('stand')}
     )
     SELECT DISTINCT debate_id FROM gone`,
    [from, to],
  );
  return rows.map(({ debate_id }) => debate_id);
}

/** What one person reacted to as two, they reacted to once. */
async function moveReactions(queryable: Queryable, from: string, to: string): Promise<void> {
  await queryable.query(
    `WITH gone AS (DELETE FROM reaction WHERE membership_id = $1 RETURNING *)
     INSERT INTO reaction (debate_id, about, kind, membership_id)
     SELECT debate_id, about, kind, $2 FROM gone ON CONFLICT DO NOTHING`,
    [from, to],
  );
}

/** Of two first guesses at the same the account's own stands. */
async function moveGuesses(queryable: Queryable, from: string, to: string): Promise<void> {
  await queryable.query(
    `WITH gone AS (DELETE FROM guess WHERE membership_id = $1 RETURNING *)
     INSERT INTO guess (membership_id, statement_id, sector_id, guess, at)
     SELECT $2, statement_id, sector_id, guess, at FROM gone ON CONFLICT DO NOTHING`,
    [from, to],
  );
}

/**
 * Where the account says to be, or that it took it back, stands before what the guest said. The place is held first, as
 * whoever changes the list does.
 */
async function movePlace(queryable: Queryable, from: string, to: string): Promise<void> {
  await queryable.query(
    `SELECT 1 FROM place WHERE id IN (SELECT place_id FROM said_place WHERE membership_id IN ($1, $2))
     ORDER BY id FOR KEY SHARE`,
    [from, to],
  );
  await queryable.query(
    `WITH gone AS (DELETE FROM said_place WHERE membership_id = $1 RETURNING place_id, is_told)
     INSERT INTO said_place AS own (membership_id, place_id, is_told) SELECT $2, place_id, is_told FROM gone
     ON CONFLICT (membership_id) DO UPDATE SET is_told = own.is_told OR EXCLUDED.is_told`,
    [from, to],
  );
}

/** Who was sent out of a debate, or asked to listen, stays so by their other name. Answers with the debates. */
async function keepWatch(transaction: Transaction, from: string, to: string): Promise<string[]> {
  const { rows } = await transaction.queryable.query<{ id: string }>(
    `SELECT id FROM debate WHERE $1 = ANY (removed) OR state->'muted' ? $1::text ORDER BY id`,
    [from],
  );
  for (const { id } of rows) {
    for (const what of ['removed', 'muted'] as const) {
      const debate = await holdDebate(transaction, id);
      const { version, [what]: listed } = debate.state;
      if (!listed.includes(from) || listed.includes(to)) continue;
      const stamp = { sequence: version + 1, at: debate.now, by: to, membershipId: to };
      const event: DebateEvent =
        what === 'removed'
          ? { ...stamp, type: 'removed', removed: true }
          : { ...stamp, type: 'muted', muted: true };
      await record(transaction, debate, randomUUID(), event);
    }
  }
  return rows.map(({ id }) => id);
}
