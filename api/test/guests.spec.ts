import type { Choice, JoinPlace, Me, Problem, Responses } from '@samepage/contracts';
import { testApi, type Agent, type TestApi, type TestInquiry } from './support';
import { aDebate, aStatement } from './thread';

let api: TestApi;
let inquiry: TestInquiry;

beforeAll(async () => {
  api = await testApi();
});
beforeEach(async () => {
  inquiry = await api.newInquiry();
});
afterAll(() => api.close());

const newEmail = () => `${crypto.randomUUID()}@people.example`;

async function join(
  browser: Agent,
  name = 'Robin',
  sector = 'Culture',
  code = inquiry.joinCode,
): Promise<Me> {
  const { status, body } = await browser.post<Me>(`/api/join/${code}`, {
    name,
    sectorId: inquiry.sector(sector).id,
  });
  expect(status).toBe(200);
  return body;
}

async function aProvocation(): Promise<string> {
  const artist = await inquiry.as('artist');
  const { body } = await artist.post<{ id: string }>(`/api/inquiries/${inquiry.id}/provocations`, {
    title: 'One chair',
    words: 'Who sits in it?',
  });
  return body.id;
}

/** A guest who has said and voted something. */
async function aGuestWithWords(
  choice: Choice,
): Promise<{ browser: Agent; provocationId: string; statementId: string }> {
  const provocationId = await aProvocation();
  const debate = await aDebate(api, inquiry, provocationId);
  const browser = api.stranger();
  const me = await join(browser);
  await browser.post(`/api/provocations/${provocationId}/responses`, { words: 'I would sit there.' });
  const membershipId = me.memberships[0]!.id;
  const statement = await aStatement(api, debate, { membershipId }, 'Chairs for everyone.');
  await cast(statement.id, membershipId, choice);
  return { browser, provocationId, statementId: statement.id };
}

const cast = (statementId: string, membershipId: string, choice: Choice, at = 'now()') =>
  api.queryable.query(
    `INSERT INTO vote (statement_id, membership_id, choice, cast_at) VALUES ($1, $2, $3, ${at})`,
    [statementId, membershipId, choice],
  );

const votesOn = async (statementId: string) =>
  (
    await api.queryable.query<{ membership_id: string; choice: Choice }>(
      `SELECT membership_id, choice FROM vote WHERE statement_id = $1`,
      [statementId],
    )
  ).rows;

describe('a guest', () => {
  it('sees what a code opens before giving a name', async () => {
    const debate = await aDebate(api, inquiry);
    const look = async (code: string) => (await api.stranger().get<JoinPlace>(`/api/join/${code}`)).body;
    expect(await look(inquiry.joinCode)).toMatchObject({
      inquirySlug: inquiry.slug,
      debateId: null,
      sectors: inquiry.sectors,
      member: null,
    });
    expect(await look(debate.joinCode.toLowerCase())).toMatchObject({ debateId: debate.id });
  });

  it('joins with a name and a sector, and is known when they come back', async () => {
    const browser = api.stranger();
    const me = await join(browser, '  Robin   Red ');
    expect(me).toMatchObject({
      kind: 'guest',
      name: 'Robin Red',
      email: null,
      memberships: [{ role: 'participant', sector: { name: 'Culture' }, inquirySlug: inquiry.slug }],
    });
    expect((await browser.get<Me>('/api/me')).body).toEqual(me);
    const { body } = await browser.get<JoinPlace>(`/api/join/${inquiry.joinCode}`);
    expect(body.member).toEqual({ name: 'Robin Red', sector: inquiry.sector('Culture') });
  });

  it('who joins again stays who they are', async () => {
    const browser = api.stranger();
    const first = await join(browser, 'Robin', 'Culture');
    const again = await join(browser, 'Somebody else', 'Health');
    expect(again).toEqual(first);
  });

  it('joins a debate by its code, and the inquiry with it', async () => {
    const debate = await aDebate(api, inquiry);
    const me = await join(api.stranger(), 'Robin', 'Culture', debate.joinCode);
    expect(me.memberships).toMatchObject([{ inquiryId: inquiry.id, role: 'participant' }]);
  });

  it.each([
    ['ZZZZZZ', 404, 'unknown_join_code'],
    ['!', 400, 'invalid_input'],
  ])('with the code %s is told that it opens nothing', async (code, status, problem) => {
    const answer = await api.stranger().get<Problem>(`/api/join/${code}`);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code: problem });
  });

  it('cannot find a code by trying', async () => {
    const trying = await testApi();
    const statuses: number[] = [];
    for (let miss = 0; miss < 41; miss++)
      statuses.push((await trying.stranger().get(`/api/join/Z${String(miss).padStart(5, '0')}`)).status);
    await trying.close();
    expect(new Set(statuses.slice(0, 40))).toEqual(new Set([404]));
    expect(statuses[40]).toBe(429);
  });

  it('chooses a sector of that inquiry', async () => {
    const other = await api.newInquiry();
    const { status, body } = await api.stranger().post<Problem>(`/api/join/${inquiry.joinCode}`, {
      name: 'Robin',
      sectorId: other.sector('Culture').id,
    });
    expect({ status, path: body.problems?.[0]?.path }).toEqual({ status: 400, path: 'sectorId' });
  });

  it('whose part has ended cannot take it up again by the code', async () => {
    const browser = api.stranger();
    const me = await join(browser);
    await api.queryable.query(`UPDATE membership SET ended_at = now() WHERE id = $1`, [
      me.memberships[0]!.id,
    ]);
    const { status, body } = await browser.post<Problem>(`/api/join/${inquiry.joinCode}`, {
      name: 'Robin',
      sectorId: inquiry.sector('Culture').id,
    });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'not_allowed' });
  });

  it('makes no API tokens', async () => {
    const browser = api.stranger();
    await join(browser);
    expect((await browser.post('/api/me/tokens', { label: 'x' })).status).toBe(403);
  });
});

describe('a guest who signs in', () => {
  it('to a new account keeps person, membership, words and votes', async () => {
    const { browser, provocationId, statementId } = await aGuestWithWords('agree');
    const guest = (await browser.get<Me>('/api/me')).body;
    const email = newEmail();
    await api.signIn(email, browser);

    const me = (await browser.get<Me>('/api/me')).body;
    expect(me).toMatchObject({ kind: 'person', email, name: 'Robin' });
    expect(me.memberships.map(({ id }) => id)).toEqual(guest.memberships.map(({ id }) => id));
    const { body } = await browser.get<Responses>(`/api/provocations/${provocationId}/responses`);
    expect(body).toMatchObject([{ words: 'I would sit there.', mine: true }]);
    expect(await votesOn(statementId)).toEqual([{ membership_id: me.memberships[0]!.id, choice: 'agree' }]);
  });

  it('to an account that was in the inquiry already brings words and votes along', async () => {
    const email = newEmail();
    const laptop = await api.signIn(email);
    const known = await join(laptop, 'Robin at work', 'Health');
    const { browser, provocationId, statementId } = await aGuestWithWords('disagree');

    await api.signIn(email, browser);
    const me = (await browser.get<Me>('/api/me')).body;
    expect(me.memberships).toMatchObject([{ id: known.memberships[0]!.id, name: 'Robin at work' }]);
    const { body } = await browser.get<Responses>(`/api/provocations/${provocationId}/responses`);
    expect(body).toMatchObject([{ mine: true, voice: { name: 'Robin at work' } }]);
    expect(await votesOn(statementId)).toEqual([
      { membership_id: known.memberships[0]!.id, choice: 'disagree' },
    ]);
  });

  it.each([
    ['the guest’s', `now() - interval '1 hour'`, 'disagree'],
    ['the account’s', `now() + interval '1 hour'`, 'agree'],
  ])('and voted as both has one vote: %s, where it is the later', async (_, at, choice) => {
    const email = newEmail();
    const laptop = await api.signIn(email);
    const { id: membershipId } = (await join(laptop)).memberships[0]!;
    const { browser, statementId } = await aGuestWithWords('disagree');
    await cast(statementId, membershipId, 'agree', at);
    await api.signIn(email, browser);
    expect(await votesOn(statementId)).toEqual([{ membership_id: membershipId, choice }]);
  });

  it('leaves no session of the guest behind', async () => {
    const { browser } = await aGuestWithWords('pass');
    const { cookie } = browser;
    await api.signIn(newEmail(), browser);
    const kept = await fetch(`${api.url}/api/me`, { headers: { cookie } });
    expect(await kept.json()).toMatchObject({ kind: 'stranger' });
  });

  it('joins what only the guest had joined', async () => {
    const email = newEmail();
    const laptop = await api.signIn(email);
    const other = await api.newInquiry();
    await laptop.post(`/api/join/${other.joinCode}`, { name: 'R', sectorId: other.sector('Health').id });
    const browser = api.stranger();
    await join(browser);
    await api.signIn(email, browser);
    const slugs = (await laptop.get<Me>('/api/me')).body.memberships.map(({ inquirySlug }) => inquirySlug);
    expect(slugs.sort()).toEqual([inquiry.slug, other.slug].sort());
  });
});
