import type { Draft, DraftSummaries, Source, Ticket } from '@samepage/contracts';
import { load } from '@samepage/document-log';
import { entrantsOf } from '@samepage/identity';
import { readBlocks } from '@samepage/manifesto';
import * as Y from 'yjs';
import { fewestVotesShown } from '../src/drafts/sources';
import { testApi, type TestApi, type TestInquiry } from './support';
import { aClause, aDebate, aStatement, votes } from './thread';

let api: TestApi;
let inquiry: TestInquiry;

beforeAll(async () => {
  api = await testApi();
  inquiry = await api.newInquiry();
});
afterAll(() => api.close());

async function begin(title = 'What we hold'): Promise<Draft> {
  const facilitator = await inquiry.as('facilitator');
  return (await facilitator.post<Draft>(`/api/inquiries/${inquiry.id}/drafts`, { title })).body;
}

it('begins a draft as a shared document that holds its title once', async () => {
  const draft = await begin('What we hold');
  const doc = new Y.Doc();
  for (const { bytes } of (await load(api.queryable, draft.documentId)).updates) Y.applyUpdate(doc, bytes);
  expect(readBlocks(doc)).toEqual([{ type: 'heading', level: 1, runs: [{ text: 'What we hold' }] }]);
});

it('tells each member what they may do with it', async () => {
  const draft = await begin();
  const abilities = async (role: 'participant' | 'commissioner' | 'facilitator') =>
    (await (await inquiry.as(role)).get<Draft>(`/api/drafts/${draft.id}`)).body.abilities;
  expect(await abilities('participant')).toContain('draft.write');
  expect(await abilities('participant')).not.toContain('edition.publish');
  expect(await abilities('commissioner')).not.toContain('draft.write');
  expect(await abilities('facilitator')).toContain('edition.publish');
});

it('lists the drafts of its own inquiry, the newest first', async () => {
  const other = await api.newInquiry();
  const artist = await other.as('artist');
  for (const title of ['First', 'Second']) await artist.post(`/api/inquiries/${other.id}/drafts`, { title });
  const { body } = await artist.get<DraftSummaries>(`/api/inquiries/${other.id}/drafts`);
  expect(body.map(({ title, editions }) => ({ title, editions }))).toEqual([
    { title: 'Second', editions: 0 },
    { title: 'First', editions: 0 },
  ]);
});

describe('sources', () => {
  async function sourceWith(voteCount: number): Promise<Source> {
    const speaker = await inquiry.as('participant', 'Culture', 'Nameable Person');
    const draft = await begin();
    const debate = await aDebate(api, inquiry);
    const statement = await aStatement(api, debate, speaker, 'Time is a kind of care.');
    await aClause(api, draft, statement);
    await votes(api, inquiry, statement, { agree: voteCount });
    const { body } = await speaker.get<Draft>(`/api/drafts/${draft.id}`);
    expect(JSON.stringify(body.sources)).not.toContain('Nameable');
    return body.sources[0]!.sources[0]!;
  }

  it('lead from a clause to the statement, its sector and its debate, and name nobody', async () => {
    const source = await sourceWith(0);
    expect(source).toMatchObject({
      statement: { text: 'Time is a kind of care.', sector: inquiry.sector('Culture'), tally: null },
      provocation: null,
    });
  });

  it('show how the vote went only when it points at nobody', async () => {
    expect((await sourceWith(fewestVotesShown - 1)).statement.tally).toBeNull();
    expect((await sourceWith(fewestVotesShown)).statement.tally).toEqual({
      agree: fewestVotesShown,
      disagree: 0,
      pass: 0,
    });
  });
});

it('gives a pass to one document, for the person who asked', async () => {
  const draft = await begin();
  const participant = await inquiry.as('participant');
  const { status, body } = await participant.post<Ticket>(`/api/documents/${draft.documentId}/ticket`);
  expect(status).toBe(201);
  expect(Date.parse(body.expiresAt)).toBeGreaterThan(Date.now());
  const proof = { kind: 'ticket', secret: body.ticket, documentId: draft.documentId } as const;
  const [entrant] = await entrantsOf(api.queryable, [proof]);
  expect(entrant?.subject).toMatchObject({ kind: 'person', personId: participant.personId });
  expect((await api.stranger().post(`/api/documents/${draft.documentId}/ticket`)).status).toBe(401);
});
