import type { JoinPlace, Me, Problem } from '@samepage/contracts';
import { testApi, type TestApi, type TestInquiry } from './support';
import { join } from './joining';
import { aDebate } from './thread';

let api: TestApi;
let inquiry: TestInquiry;

beforeAll(async () => {
  api = await testApi();
});
beforeEach(async () => {
  inquiry = await api.newInquiry();
});
afterAll(() => api.close());

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
    const me = await join(inquiry, browser, '  Robin   Red ');
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
    const first = await join(inquiry, browser, 'Robin', 'Culture');
    const again = await join(inquiry, browser, 'Somebody else', 'Health');
    expect(again).toEqual(first);
  });

  it('joins a debate by its code, and the inquiry with it', async () => {
    const debate = await aDebate(api, inquiry);
    const me = await join(inquiry, api.stranger(), 'Robin', 'Culture', debate.joinCode);
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
    const me = await join(inquiry, browser);
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
    await join(inquiry, browser);
    expect((await browser.post('/api/me/tokens', { label: 'x' })).status).toBe(403);
  });
});
