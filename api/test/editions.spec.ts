import type {
  Draft,
  Edition,
  EditionSummaries,
  EditionSummary,
  NewEdition,
  Problem,
} from '@samepage/contracts';
import { append, load } from '@samepage/document-log';
import { manifestoFragment, sealOf } from '@samepage/manifesto';
import { subjectOfPerson } from '@samepage/identity';
import { createLog } from '@samepage/platform';
import { createHash, randomUUID } from 'node:crypto';
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

const publish = (draft: Draft, title = 'What we hold', more: Partial<NewEdition> = {}) =>
  facilitator.post<EditionSummary & Problem>(`/api/drafts/${draft.id}/editions`, { title, ...more });

const list = async (): Promise<EditionSummaries> =>
  (await api.stranger().get<EditionSummaries>(`/api/inquiries/${inquiry.slug}/editions`)).body;

/** Other processes on the same database. */
const otherProcesses = (count: number) =>
  Array.from(
    { length: count },
    () => new PublishService(api.queryable, api.work, api.settings, createLog('silent')),
  );

const theFacilitator = async () =>
  askerAt(await subjectOfPerson(api.queryable, facilitator.personId), { inquiryId: inquiry.id });

const pdfOf = (number: number) => api.stranger().get(`/api/inquiries/${inquiry.slug}/editions/${number}/pdf`);

/** In a transaction, so that the connection outlives a refusal. */
const change = (statement: string, values?: unknown[]) =>
  api.work.run(({ queryable }) => queryable.query(statement, values));

/** As if there had been no typesetter when it was published. */
async function losePdfs(): Promise<void> {
  await api.queryable.query(`ALTER TABLE edition DISABLE TRIGGER edition_is_frozen`);
  await api.queryable.query(`UPDATE edition SET pdf_hash = NULL WHERE inquiry_id = $1`, [inquiry.id]);
  await api.queryable.query(`ALTER TABLE edition ENABLE TRIGGER edition_is_frozen`);
}

/** The draft as it is on its facilitator's screen. */
async function onScreen(draft: Draft): Promise<{ doc: Y.Doc; stateVector: () => string }> {
  const doc = new Y.Doc();
  for (const { bytes } of (await load(api.queryable, draft.documentId)).updates) Y.applyUpdate(doc, bytes);
  return { doc, stateVector: () => Buffer.from(Y.encodeStateVector(doc)).toString('base64') };
}

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
  const answers = await Promise.all(Array.from({ length: 5 }, (_, each) => publish(draft, `${each}`)));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  expect((await list()).map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
});

it('counts on when other processes publish too, by what the database says', async () => {
  const { draft } = await aDraft();
  const asker = await theFacilitator();
  const published = await Promise.all(
    otherProcesses(3).map((other, each) => other.publish(draft.id, { title: `Together ${each}` }, asker)),
  );
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

describe('publishing twice', () => {
  it('answers the first edition when an id is sent again, also at once, whatever else has happened', async () => {
    const { draft } = await aDraft();
    const id = randomUUID();
    const answers = await Promise.all([1, 2].map(() => publish(draft, 'Once', { id })));
    await publish(draft, 'Another');
    answers.push(await publish(draft, 'Once more', { id: id.toUpperCase() }));
    for (const { status, body } of answers)
      expect({ status, body }).toEqual({ status: 201, body: answers[0]?.body });
    expect((await list()).map(({ title }) => title)).toEqual(['Another', 'Once']);
    const { rows } = await api.queryable.query(`SELECT number FROM edition WHERE id = $1`, [id]);
    expect(rows).toEqual([{ number: 1 }]);
  });

  it('answers the first edition to every process', async () => {
    const { draft } = await aDraft();
    const asker = await theFacilitator();
    const edition = { id: randomUUID(), title: 'Once' };
    const published = await Promise.all(
      otherProcesses(3).map((other) => other.publish(draft.id, edition, asker)),
    );
    expect(await list()).toEqual([published[0]]);
    for (const each of published) expect(each).toEqual(published[0]);
  });

  it('takes no id of an edition of another draft', async () => {
    const [{ draft }, { draft: other }] = [await aDraft(), await aDraft()];
    const id = randomUUID();
    await publish(draft, 'Mine', { id });
    expect(await publish(other, 'Yours', { id })).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('is refused while nothing has changed since the last edition of the draft', async () => {
    const [{ draft }, { draft: other }] = [await aDraft(), await aDraft()];
    await publish(draft, 'The first');
    await publish(other, 'Of another draft');
    const again = await publish(draft, 'The first');
    expect(again).toMatchObject({ status: 409, body: { code: 'refused' } });
    expect(again.body.detail).toMatch(/^Nothing has changed since edition 1\. /);
    expect((await publish(draft, 'The first, by another name')).status).toBe(201);
    await aClause(
      api,
      draft,
      await aStatement(api, await aDebate(api, inquiry), await inquiry.as('participant'), 'New.'),
    );
    expect((await publish(draft, 'The first, by another name')).body.number).toBe(4);
  });

  it('is refused when other processes have just published the same', async () => {
    const { draft } = await aDraft();
    const asker = await theFacilitator();
    const outcomes = await Promise.allSettled(
      otherProcesses(3).map((other) => other.publish(draft.id, { title: 'The same' }, asker)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await list()).toHaveLength(1);
  });
});

describe('what the publisher sees', () => {
  it('is published once all of it is saved', async () => {
    const { draft } = await aDraft();
    const { doc, stateVector } = await onScreen(draft);
    const before = Y.encodeStateVector(doc);
    doc.getXmlFragment(manifestoFragment).push([new Y.XmlElement('paragraph')]);
    const unsaved = await publish(draft, 'Soon', { stateVector: stateVector() });
    expect(unsaved).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(unsaved.body.detail).toContain('not saved yet');
    expect(await list()).toEqual([]);

    const { epoch } = await load(api.queryable, draft.documentId);
    const bytes = Y.encodeStateAsUpdate(doc, before);
    await append(api.queryable, draft.documentId, epoch, [{ bytes, client: null, personId: null }]);
    expect((await publish(draft, 'Now', { stateVector: stateVector() })).status).toBe(201);
  });

  it('may be less than what is saved', async () => {
    const { draft } = await aDraft();
    expect((await publish(draft, 'Now', { stateVector: 'AA==' })).status).toBe(201);
  });

  it.each(['', '/w==', 'no base64!', 'A'.repeat(20_004)])(
    'is a state vector, unlike %.20p',
    async (stateVector) => {
      const { draft } = await aDraft();
      const { status, body } = await publish(draft, 'Never', { stateVector });
      expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
      expect(body.problems).toMatchObject([{ path: 'stateVector' }]);
    },
  );
});

describe('an edition that was published without a PDF', () => {
  it('gets it when it is asked for, once and for all', async () => {
    const { draft } = await aDraft();
    await publish(draft);
    const { pdf } = await read(1);
    await losePdfs();
    expect((await read(1)).pdf).toBeNull();
    const answers = await Promise.all([pdfOf(1), pdfOf(1), pdfOf(1)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    // The same content gives the same bytes, so it is the PDF that it would have had.
    expect((await read(1)).pdf).toEqual(pdf);
    expect((await pdfOf(1)).headers.get('content-length')).toBe(String(pdf?.bytes));
  });

  it('is changed in nothing else, and only once', async () => {
    const { draft } = await aDraft();
    await publish(draft);
    const { pdf } = await read(1);
    await losePdfs();
    const update = (set: string) => change(`UPDATE edition SET ${set} WHERE inquiry_id = $1`, [inquiry.id]);
    const pdfHash = `pdf_hash = '${pdf?.hash}'`;
    for (const set of [
      `pdf_hash = NULL`,
      `${pdfHash}, hash = repeat('0', 64)`,
      `${pdfHash}, published_at = published_at + interval '1 microsecond'`,
      `${pdfHash}, content = jsonb_set(content, '{number}', '1.0')`,
    ])
      await expect(update(set)).rejects.toThrow('never changed');
    await update(pdfHash);
    for (const set of [pdfHash, `pdf_hash = NULL`])
      await expect(update(set)).rejects.toThrow('never changed');
  });
});

it('is never changed or taken back, not even past the application', async () => {
  const { draft } = await aDraft();
  await publish(draft);
  for (const statement of [`UPDATE edition SET hash = repeat('0', 64)`, `DELETE FROM edition`])
    await expect(change(statement)).rejects.toThrow('never changed');
  expect((await read(1)).content.number).toBe(1);
});

it.each(['0', '-1', 'one', '99999999999', '1000000000', '0x1', '1e0', '1.0', '01', '+1', '%201'])(
  'knows no edition %s',
  async (number) => {
    await publish((await aDraft()).draft);
    const { status } = await api.stranger().get(`/api/inquiries/${inquiry.slug}/editions/${number}`);
    expect([400, 404]).toContain(status);
  },
);
