import type { Draft, Edition, EditionSummaries, EditionSummary, Problem } from '@samepage/contracts';
import { append, load } from '@samepage/document-log';
import { manifestoFragment, sealOf } from '@samepage/manifesto';
import { subjectOfPerson } from '@samepage/identity';
import { createLog } from '@samepage/platform';
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { askerAt } from '../src/edge/asker';
import { PublishService } from '../src/editions/publish.service';
import { testApi, type Member, type TestApi, type TestInquiry } from './support';
import { aClause, aDebate, aStatement } from './thread';

let api: TestApi;
let inquiry: TestInquiry;
let facilitator: Member;

beforeAll(async () => {
  api = await testApi();
});
beforeEach(async () => {
  inquiry = await api.newInquiry();
  facilitator = await inquiry.as('facilitator', 'Health', 'Fiona Named');
});
afterAll(() => api.close());

async function begin(): Promise<Draft> {
  return (await facilitator.post<Draft>(`/api/inquiries/${inquiry.id}/drafts`, { title: 'What we hold' }))
    .body;
}

/** A draft with one clause from a named person's statement on a provocation. */
async function aDraft(): Promise<{ draft: Draft; clauseId: string }> {
  const artist = await inquiry.as('artist', 'Culture', 'Arthur Named');
  const provocation = await artist.post<{ id: string }>(`/api/inquiries/${inquiry.id}/provocations`, {
    title: 'One chair',
    words: 'Who sits in it?',
  });
  const speaker = await inquiry.as('participant', 'Lived experience', 'Sam Named');
  const debate = await aDebate(api, inquiry, provocation.body.id);
  const statement = await aStatement(api, debate, speaker, 'Ask first; then listen.');
  const draft = await begin();
  return { draft, clauseId: await aClause(api, draft, statement) };
}

const publish = (draft: Draft, title = 'What we hold') =>
  facilitator.post<EditionSummary>(`/api/drafts/${draft.id}/editions`, { title });

const read = async (number: number): Promise<Edition> =>
  (await api.stranger().get<Edition>(`/api/inquiries/${inquiry.slug}/editions/${number}`)).body;

it('refuses a draft that holds no clause', async () => {
  const { status, body } = await publish(await begin());
  expect({ status, code: (body as unknown as Problem).code }).toEqual({ status: 409, code: 'refused' });
  expect((await api.stranger().get(`/api/inquiries/${inquiry.slug}/editions`)).body).toEqual([]);
});

it('is open to anyone, leads every clause back, and names nobody', async () => {
  const { draft, clauseId } = await aDraft();
  const { status, body } = await publish(draft, 'The first of us');
  expect({ status, body }).toMatchObject({ status: 201, body: { number: 1, title: 'The first of us' } });

  const edition = await read(1);
  expect(edition.content.blocks).toEqual([
    { type: 'heading', level: 1, runs: [{ text: 'What we hold' }] },
    { type: 'clause', id: clauseId, paragraphs: [[{ text: 'Ask first; then listen.' }]] },
  ]);
  expect(edition.content.sources).toMatchObject([
    {
      clauseId,
      sources: [
        {
          statement: { text: 'Ask first; then listen.', sector: { name: 'Lived experience' } },
          debate: { title: 'Whose job is joy?' },
          provocation: { title: 'One chair', words: 'Who sits in it?' },
        },
      ],
    },
  ]);
  expect(JSON.stringify(edition)).not.toMatch(/Named|@|personId|membership/);
});

it('is sealed: the hash is that of what anyone can read', async () => {
  const { draft } = await aDraft();
  await publish(draft);
  const edition = await read(1);
  expect(edition.hash).toBe(await sealOf(edition.content));
});

it('comes as a PDF, kept by its hash', async () => {
  const { draft } = await aDraft();
  await publish(draft);
  const { pdf } = await read(1);
  const answer = await api.stranger().send('GET', `/api/inquiries/${inquiry.slug}/editions/1/pdf`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toContain(`${inquiry.slug}-edition-1.pdf`);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf).toEqual({ hash: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
});

it('says so where there is no PDF', async () => {
  const { draft } = await aDraft();
  await api.queryable.query(
    `INSERT INTO edition (inquiry_id, draft_id, number, published_by, content, hash, published_at)
     VALUES ($1, $2, 1, $3, '{}', repeat('0', 64), now())`,
    [inquiry.id, draft.id, facilitator.membershipId],
  );
  const { status, body } = await api.stranger().get(`/api/inquiries/${inquiry.slug}/editions/1/pdf`);
  expect({ status, body }).toMatchObject({ status: 503, body: { code: 'pdf_unavailable' } });
});

it('counts on without gaps or doubles when five are published at once', async () => {
  const { draft } = await aDraft();
  const answers = await Promise.all(Array.from({ length: 5 }, () => publish(draft)));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  const { body } = await api.stranger().get<EditionSummaries>(`/api/inquiries/${inquiry.slug}/editions`);
  expect(body.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
});

it('counts on when other processes publish too, by what the database says', async () => {
  const { draft } = await aDraft();
  const asker = askerAt(await subjectOfPerson(api.queryable, facilitator.personId), {
    inquiryId: inquiry.id,
  });
  const others = Array.from(
    { length: 3 },
    () => new PublishService(api.queryable, api.work, api.settings, createLog('silent')),
  );
  const published = await Promise.all(others.map((other) => other.publish(draft.id, 'Together', asker)));
  expect(published.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
  for (const { number } of published) {
    const edition = await read(number);
    expect(edition.content.number).toBe(number);
    expect(edition.hash).toBe(await sealOf(edition.content));
  }
});

it('leaves out the sources of a clause that was taken out of the text', async () => {
  const { draft, clauseId } = await aDraft();
  const other = await aStatement(
    api,
    await aDebate(api, inquiry),
    await inquiry.as('participant'),
    'This one stays.',
  );
  const kept = await aClause(api, draft, other);
  const { epoch, updates } = await load(api.queryable, draft.documentId);
  const doc = new Y.Doc();
  for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
  const before = Y.encodeStateVector(doc);
  doc.getXmlFragment(manifestoFragment).delete(1);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  await append(api.queryable, draft.documentId, epoch, [{ bytes, client: null, personId: null }]);

  await publish(draft);
  const { content } = await read(1);
  expect(content.sources.map((each) => each.clauseId)).toEqual([kept]);
  expect(JSON.stringify(content)).not.toContain(clauseId);
});

it('is never changed or taken back, not even past the application', async () => {
  const { draft } = await aDraft();
  await publish(draft);
  for (const statement of [`UPDATE edition SET hash = repeat('0', 64)`, `DELETE FROM edition`])
    await expect(api.queryable.query(statement)).rejects.toThrow('never changed');
  expect((await read(1)).content.number).toBe(1);
});

it.each(['0', '-1', 'one', '99999999999'])('knows no edition %s', async (number) => {
  const { status } = await api.stranger().get(`/api/inquiries/${inquiry.slug}/editions/${number}`);
  expect([400, 404]).toContain(status);
});
