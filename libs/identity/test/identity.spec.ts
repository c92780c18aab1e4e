import type { TestDatabase } from '@samepage/platform/testing';
import { randomUUID } from 'node:crypto';
import {
  entrantsOf,
  hashOf,
  issueTicket,
  newSecret,
  subjectFromApiToken,
  subjectFromSessionToken,
  subjectOfPerson,
} from '../src';
import type { Queryable } from '@samepage/platform';
import { addMembership, addPerson, openIdentityDatabase } from './tables';

const useTicket = async (queryable: Queryable, secret: string, documentId: string) => {
  const [entrant] = await entrantsOf(queryable, [{ kind: 'ticket', secret, documentId }]);
  return entrant!.subject;
};
const displayOf = async (queryable: Queryable, personId: string, membershipId: string) => {
  const [entrant] = await entrantsOf(queryable, [{ kind: 'person', personId }]);
  return entrant!.displays.get(membershipId);
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openIdentityDatabase();
});
afterAll(() => database.close());

const run = (text: string, values: unknown[]) => database.pool.query(text, values);

describe('a session token', () => {
  it('says who holds it, with their memberships', async () => {
    const { personId, token } = await addPerson(database.pool);
    const membership = await addMembership(database.pool, personId, 'facilitator');
    expect(await subjectFromSessionToken(database.pool, token)).toEqual({
      kind: 'person',
      personId,
      memberships: [membership],
    });
  });

  it('says that a guest is one', async () => {
    const { personId, token } = await addPerson(database.pool, { isGuest: true });
    expect(await subjectFromSessionToken(database.pool, token)).toEqual({
      kind: 'guest',
      personId,
      memberships: [],
    });
  });

  it('gives nothing of a membership that has ended', async () => {
    const { personId, token } = await addPerson(database.pool);
    const { id } = await addMembership(database.pool, personId, 'artist');
    await run('UPDATE membership SET ended_at = now() WHERE id = $1', [id]);
    expect(await subjectFromSessionToken(database.pool, token)).toMatchObject({ memberships: [] });
  });

  it('is a stranger’s when it expired, ended or never was', async () => {
    const { token, userId } = await addPerson(database.pool);
    await run("UPDATE auth_session SET expires_at = now() - interval '1 second' WHERE user_id = $1", [
      userId,
    ]);
    expect(await subjectFromSessionToken(database.pool, token)).toEqual({ kind: 'stranger' });
    expect(await subjectFromSessionToken(database.pool, newSecret())).toEqual({ kind: 'stranger' });
  });

  it.each(['', 'short', 'with\0zero-aaaaaaaaaaaaaaaaa', 'ü'.repeat(32), 'a'.repeat(4000)])(
    'is not asked about when it cannot be one: %j',
    async (token) => {
      const asked = { query: () => Promise.reject(new Error('asked the database')) };
      expect(await subjectFromSessionToken(asked, token)).toEqual({ kind: 'stranger' });
      expect(await subjectFromApiToken(asked, token)).toEqual({ kind: 'stranger' });
      // Others may be asked about in the same statement.
      expect(await useTicket(database.pool, token, randomUUID())).toEqual({ kind: 'stranger' });
    },
  );
});

describe('many proofs', () => {
  it('are looked up together, each answered in its place', async () => {
    const [first, second] = [
      await addPerson(database.pool),
      await addPerson(database.pool, { isGuest: true }),
    ];
    const membership = await addMembership(database.pool, second.personId, 'participant');
    const entrants = await entrantsOf(database.pool, [
      { kind: 'session', secret: second.token },
      { kind: 'session', secret: newSecret() },
      { kind: 'person', personId: first.personId },
      { kind: 'session', secret: first.token },
    ]);
    const person = { kind: 'person', personId: first.personId, memberships: [] };
    expect(entrants.map(({ subject }) => subject)).toEqual([
      { kind: 'guest', personId: second.personId, memberships: [membership] },
      { kind: 'stranger' },
      person,
      person,
    ]);
  });
});

describe('an API token', () => {
  const add = async (personId: string): Promise<string> => {
    const token = newSecret();
    await run('INSERT INTO api_token (id, person_id, label, hash) VALUES ($1, $2, $3, $4)', [
      randomUUID(),
      personId,
      'script',
      hashOf(token),
    ]);
    return token;
  };

  it('is its owner’s until it is revoked, and notes that it was used', async () => {
    const { personId } = await addPerson(database.pool);
    const token = await add(personId);
    expect(await subjectFromApiToken(database.pool, token)).toMatchObject({ kind: 'person', personId });
    const { rows } = await run('SELECT last_used_at FROM api_token WHERE hash = $1', [hashOf(token)]);
    expect(rows[0]).toEqual({ last_used_at: expect.any(Date) });
    await run('UPDATE api_token SET revoked_at = now() WHERE hash = $1', [hashOf(token)]);
    expect(await subjectFromApiToken(database.pool, token)).toEqual({ kind: 'stranger' });
  });

  it('is never kept as it is', async () => {
    const { personId } = await addPerson(database.pool);
    const token = await add(personId);
    const { rows } = await run('SELECT api_token::text AS row FROM api_token WHERE person_id = $1', [
      personId,
    ]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('a ticket', () => {
  it('opens one document for its person, again and again until it expires', async () => {
    const { personId } = await addPerson(database.pool);
    const documentId = randomUUID();
    const { ticket, expiresAt } = await issueTicket(database.pool, { personId, documentId });
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(61_000);
    for (const _ of [1, 2]) {
      expect(await useTicket(database.pool, ticket, documentId)).toMatchObject({ kind: 'person', personId });
    }
    expect(await useTicket(database.pool, ticket, randomUUID())).toEqual({ kind: 'stranger' });
    await run("UPDATE document_ticket SET expires_at = now() - interval '1 second'", []);
    expect(await useTicket(database.pool, ticket, documentId)).toEqual({ kind: 'stranger' });
  });

  it('carries the rights of now', async () => {
    const { personId } = await addPerson(database.pool);
    const documentId = randomUUID();
    const { ticket } = await issueTicket(database.pool, { personId, documentId });
    const membership = await addMembership(database.pool, personId, 'participant');
    expect(await useTicket(database.pool, ticket, documentId)).toMatchObject({ memberships: [membership] });
  });

  it('can travel as a WebSocket subprotocol, and is swept away once expired', async () => {
    const { personId } = await addPerson(database.pool);
    const { ticket } = await issueTicket(database.pool, { personId, documentId: randomUUID() });
    expect(ticket).toMatch(/^[\w-]{43}$/);
    await run("UPDATE document_ticket SET expires_at = now() - interval '1 second'", []);
    await issueTicket(database.pool, { personId, documentId: randomUUID() });
    expect((await run('SELECT count(*)::integer AS kept FROM document_ticket', [])).rows[0]).toEqual({
      kept: 1,
    });
  });
});

describe('a person', () => {
  it('without an account is a guest; one nobody knows is a stranger', async () => {
    const personId = randomUUID();
    await run('INSERT INTO person (id) VALUES ($1)', [personId]);
    expect(await subjectOfPerson(database.pool, personId)).toEqual({
      kind: 'guest',
      personId,
      memberships: [],
    });
    expect(await subjectOfPerson(database.pool, randomUUID())).toEqual({ kind: 'stranger' });
  });

  it('is shown by chosen name and sector, and nothing else', async () => {
    const { personId } = await addPerson(database.pool);
    const { id } = await addMembership(database.pool, personId, 'artist');
    expect(await displayOf(database.pool, personId, id)).toEqual({
      name: 'Robin',
      sector: { name: 'Link work', mark: 'leaf', ink: 3 },
    });
    expect(await displayOf(database.pool, personId, randomUUID())).toBeUndefined();
  });
});
