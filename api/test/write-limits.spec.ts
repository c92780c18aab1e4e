import type { CommandResult, Problem } from '@samepage/contracts';
import { randomUUID } from 'node:crypto';
import { aStage, Phone } from './debates/stage';
import { testApi, type Member, type TestApi } from './support';

let api: TestApi;
beforeAll(async () => void (api = await testApi()));
afterAll(() => api.close());

it('lets one person say thirty things in five minutes, by REST and socket together, and others go on', async () => {
  const stage = await aStage(api);
  const talker = await stage.inquiry.as('participant');
  const phone = Phone.of(api, talker);
  const bySocket = (text: string) =>
    phone.ask('debate.command', {
      debateId: stage.id,
      id: randomUUID(),
      command: { type: 'add-statement', text },
    });
  for (let each = 0; each < 15; each++) {
    await stage.say(talker, `By REST ${each}`);
    expect(await bySocket(`By socket ${each}`)).toMatchObject({ ok: true, value: { outcome: 'done' } });
  }
  const { status, body } = await stage.command(talker, { type: 'add-statement', text: 'One more' });
  expect({ status, body }).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
  expect(await bySocket('One more')).toMatchObject({ ok: false, problem: { code: 'too_many_requests' } });
  const other = await stage.command(await stage.inquiry.as('participant'), {
    type: 'add-statement',
    text: 'Mine',
  });
  expect(other.body).toMatchObject({ outcome: 'done' } satisfies Partial<CommandResult>);
  expect((await stage.snapshot()).state.statements).toHaveLength(31);
  await phone.close();
});

describe('votes', () => {
  const put = (member: Member, path: string) =>
    fetch(`${api.url}${path}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${member.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ choice: 'agree' }),
    });

  it('are counted for each person, by REST and socket together, and say when to go on [DB47]', async () => {
    const stage = await aStage(api);
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const [quick, other] = [await stage.inquiry.as('participant'), await stage.inquiry.as('participant')];
    const phone = Phone.of(api, quick);
    const bySocket = () =>
      phone.ask('debate.vote', { debateId: stage.id, statementId, choice: 'disagree' as const });
    for (let each = 0; each < 5; each++) {
      const all = Array.from({ length: 30 }, () => stage.vote(quick, statementId, 'agree'));
      await Promise.all([...all, ...Array.from({ length: 10 }, bySocket)]);
    }
    await api.queryable.query(`UPDATE rate_limit SET points = 299 WHERE key LIKE 'vote:%' AND points = 200`);
    expect(await bySocket()).toMatchObject({ ok: true, value: { outcome: 'counted' } });
    const path = `/api/debates/${stage.id}/statements/${statementId}/vote`;
    const refused = await put(quick, path);
    const problem = (await refused.json()) as Problem;
    expect({ status: refused.status, code: problem.code }).toEqual({
      status: 429,
      code: 'too_many_requests',
    });
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(problem.retryAfter).toBe(wait);
    expect(await bySocket()).toMatchObject({ ok: false, problem: { code: 'too_many_requests' } });
    expect((await stage.vote(other, statementId, 'agree')).body.outcome).toBe('counted');
    expect((await stage.snapshot()).standings.tallies[statementId]).toEqual({
      agree: 1,
      disagree: 1,
      pass: 0,
    });
    await phone.close();
  });

  it('begin to count again after their minute [DB47]', async () => {
    const stage = await aStage(api);
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const member = await stage.inquiry.as('participant');
    const path = `/api/debates/${stage.id}/statements/${statementId}/vote`;
    await put(member, path);
    await api.queryable.query(`UPDATE rate_limit SET points = 300 WHERE key LIKE 'vote:%' AND points = 1`);
    expect((await put(member, path)).status).toBe(429);
    await api.queryable.query(`UPDATE rate_limit SET expire = 1 WHERE key LIKE 'vote:%' AND points = 301`);
    expect((await put(member, path)).status).toBe(200);
  });

  it('of sixty people behind one address are all counted [DB47]', async () => {
    const stage = await aStage(api);
    const said = await Promise.all(
      Array.from({ length: 5 }, (_, index) => stage.say(stage.facilitator, `Joy is ${index}.`)),
    );
    const people = await Promise.all(Array.from({ length: 60 }, () => stage.inquiry.as('participant')));
    const votes = await Promise.all(
      people.flatMap((member) => said.map((statementId) => stage.vote(member, statementId, 'agree'))),
    );
    expect(new Set(votes.map(({ status, body }) => `${status} ${body.outcome}`))).toEqual(
      new Set(['200 counted']),
    );
  });

  it('from one address are limited all the same [DB47]', async () => {
    const stage = await aStage(api);
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const path = `/api/debates/${stage.id}/statements/${statementId}/vote`;
    const member = await stage.inquiry.as('participant');
    expect((await put(member, path)).status).toBe(200);
    await api.queryable.query(`UPDATE rate_limit SET points = 60000 WHERE key LIKE 'voteByAddress:%'`);
    expect((await put(await stage.inquiry.as('participant'), path)).status).toBe(429);
    await api.queryable.query(`DELETE FROM rate_limit WHERE key LIKE 'voteByAddress:%'`);
  });
});

it('limits what is said from one address, widely, by REST and socket together [DB47]', async () => {
  const stage = await aStage(api);
  const [member, other] = [await stage.inquiry.as('participant'), await stage.inquiry.as('participant')];
  await stage.say(member, 'Joy is work.');
  await api.queryable.query(`UPDATE rate_limit SET points = 6000 WHERE key LIKE 'writingByAddress:%'`);
  const command = { type: 'add-statement', text: 'Joy is rest.' } as const;
  expect((await stage.command(other, command)).status).toBe(429);
  const phone = Phone.of(api, other);
  const sent = { debateId: stage.id, id: randomUUID(), command };
  expect(await phone.refusal('debate.command', sent)).toBe('too_many_requests');
  await api.queryable.query(`DELETE FROM rate_limit WHERE key LIKE 'writingByAddress:%'`);
  expect((await stage.command(other, command)).body.outcome).toBe('done');
  await phone.close();
});

it('lets a surgery of phones into debates from one address, and not without end [DB46]', async () => {
  const stage = await aStage(api);
  const member = await stage.inquiry.as('participant');
  const phone = Phone.of(api, member);
  await phone.join(stage.id);
  const used = await api.queryable.query<{ points: number }>(
    `UPDATE rate_limit SET points = 6000 WHERE key LIKE 'debateJoinByAddress%' RETURNING points`,
  );
  expect(used.rows).toHaveLength(1);
  expect(await phone.refusal('debate.join', { debateId: stage.id })).toBe('too_many_requests');
  expect((await member.get(`/api/debates/${stage.id}`)).status).toBe(200);
  await stage.say(member, 'Still in the room.');
  await phone.reached(2);
  await phone.close();
});

it('counts what each member makes, each kind of thing by itself', async () => {
  const inquiry = await api.newInquiry();
  const [artist, another] = [await inquiry.as('artist'), await inquiry.as('artist')];
  const provocations = `/api/inquiries/${inquiry.id}/provocations`;
  const { body } = await artist.post<{ id: string }>(provocations, { title: 'A chair', words: 'Sit.' });
  const respond = (who: typeof artist) =>
    who.post<Problem>(`/api/provocations/${body.id}/responses`, { words: 'I sat.' });
  for (let each = 0; each < 20; each++) expect((await respond(artist)).status).toBe(201);
  const refused = await respond(artist);
  expect({ status: refused.status, code: refused.body.code }).toEqual({
    status: 429,
    code: 'too_many_requests',
  });
  expect((await respond(another)).status).toBe(201);
  const post = () => artist.post(provocations, { title: 'Another', words: 'Sit.' });
  for (let each = 1; each < 30; each++) expect((await post()).status).toBe(201);
  expect((await post()).status).toBe(429);
  expect((await artist.get(provocations)).status).toBe(200);
});
