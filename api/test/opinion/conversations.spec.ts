import type { ImportedConversation, ImportedConversations, Problem } from '@samepage/contracts';
import { randomUUID } from 'node:crypto';
import { testApi, type Member, type TestApi, type TestInquiry } from '../support';

let api: TestApi;
let inquiry: TestInquiry;
let facilitator: Member;
beforeAll(async () => {
  api = await testApi();
  inquiry = await api.newInquiry();
  facilitator = await inquiry.as('facilitator');
});
afterAll(() => api.close());

const head = 'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body';
const comments = [
  head,
  ...Array.from({ length: 14 }, (_, id) => `1,x,${id},4711,0,0,${id === 13 ? -1 : 1},Statement ${id}`),
].join('\n');
const voteOf = (person: number, statement: number) => (person < 40 === (statement % 2 === 0) ? 1 : -1);
const votes = [
  'timestamp,datetime,comment-id,voter-id,vote',
  ...Array.from({ length: 64 }, (_, person) =>
    Array.from({ length: 14 }, (_each, id) => `1,x,${id},${9000 + person},${voteOf(person, id)}`).join('\n'),
  ),
].join('\n');

async function bring(
  fields: Record<string, string>,
  files: Record<string, string> = { comments, votes },
  who: Member = facilitator,
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, text] of Object.entries(files))
    form.set(name, new Blob([text], { type: 'text/csv' }), `${name}.csv`);
  const response = await who.send('POST', `/api/inquiries/${inquiry.id}/conversations`, { body: form });
  return { status: response.status, body: (await response.json()) as ImportedConversation & Problem };
}

describe('a conversation held elsewhere', () => {
  it('can be read here in its groups, without anybody who was in it', async () => {
    const { status, body } = await bring({ title: 'An evening in 2021' });
    expect({ status, body }).toMatchObject({ status: 201 });
    expect(body).toMatchObject({
      title: 'An evening in 2021',
      finding: 'groups',
      people: { from: 64, to: 64 },
    });
    expect(body.groups.map(({ people }) => people)).toEqual([
      { from: 40, to: 40 },
      { from: 24, to: 24 },
    ]);
    expect(body.statements).toHaveLength(13);
    expect(body.statements[0]).toEqual({
      number: 0,
      text: 'Statement 0',
      tally: { agree: 40, disagree: 24, pass: 0 },
    });
    const again = await (
      await inquiry.as('participant')
    ).get<ImportedConversation>(`/api/conversations/${body.id}`);
    expect(again.body).toEqual(body);
    const { rows } = await api.queryable.query<{ person: number }>(
      `SELECT DISTINCT person FROM imported_vote WHERE conversation_id = $1 ORDER BY person`,
      [body.id],
    );
    expect(rows.map(({ person }) => person)).toEqual(Array.from({ length: 64 }, (_, person) => person));
    const { body: list } = await facilitator.get<ImportedConversations>(
      `/api/inquiries/${inquiry.id}/conversations`,
    );
    expect(list).toContainEqual(expect.objectContaining({ id: body.id, statements: 13 }));
  });

  it('is brought in once, however often it is sent, and can be taken out', async () => {
    const id = randomUUID();
    expect((await bring({ id, title: 'Once' })).status).toBe(201);
    expect((await bring({ id, title: 'Once' })).body.id).toBe(id);
    const { body } = await facilitator.get<ImportedConversations>(
      `/api/inquiries/${inquiry.id}/conversations`,
    );
    expect(body.filter((each) => each.id === id)).toHaveLength(1);
    expect((await facilitator.delete(`/api/conversations/${id}`)).status).toBe(204);
    expect((await facilitator.get(`/api/conversations/${id}`)).status).toBe(404);
  });

  it('is refused with the line that is not right', async () => {
    const { status, body } = await bring(
      { title: 'Broken' },
      { comments, votes: 'comment-id,voter-id,vote\n0,1,yes\n' },
    );
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_input' });
    expect(body.detail).toMatch(/^Line 2 of the votes/);
    expect(body.problems).toMatchObject([{ path: 'votes' }]);
    expect((await bring({ title: 'None' }, { comments })).body.detail).toMatch(/^Choose two files/);
    expect((await bring({ title: '' })).body.code).toBe('invalid_input');
  });

  it('is brought in by facilitators, and read by members', async () => {
    const participant = await inquiry.as('participant');
    expect((await bring({ title: 'Mine' }, undefined, participant)).body.code).toBe('not_allowed');
    const { body } = await bring({ title: 'Ours' });
    const stranger = await (await api.newInquiry()).as('facilitator');
    expect((await stranger.get(`/api/conversations/${body.id}`)).status).toBe(404);
    expect((await stranger.delete(`/api/conversations/${body.id}`)).status).toBe(404);
    expect((await participant.delete<Problem>(`/api/conversations/${body.id}`)).body.code).toBe(
      'not_allowed',
    );
  });
});
