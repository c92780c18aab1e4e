import type { Problem, StepKind } from '@samepage/contracts';
import { emptyPlan } from '@samepage/debate';
import { load } from '@samepage/document-log';
import { readBlocks } from '@samepage/manifesto';
import type { Ring } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { createDraft, type CreatedDraft } from '../../src/drafts/create-draft';
import { testApi, type TestApi } from '../support';
import { aStage, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let statementIds: string[];

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => {
  stage = await aStage(api);
  const [one, two] = [await stage.inquiry.as('participant'), await stage.inquiry.as('artist')];
  statementIds = [await stage.say(one, 'Joy is work.'), await stage.say(two, 'Time is care.')];
});
afterAll(() => api.close());

const aDraft = (inquiryId = stage.inquiry.id): Promise<CreatedDraft> =>
  api.work.run((transaction) => createDraft(transaction, { inquiryId, title: 'What we hold' }));

async function clausesIn(documentId: string): Promise<{ id: string; text: string }[]> {
  const doc = new Y.Doc();
  for (const { bytes } of (await load(api.queryable, documentId)).updates) Y.applyUpdate(doc, bytes);
  return readBlocks(doc).flatMap((block) =>
    block.type === 'clause'
      ? [
          {
            id: block.id,
            text: block.paragraphs
              .flat()
              .map((run) => run.text)
              .join(''),
          },
        ]
      : [],
  );
}

async function sourcesOf(draftId: string): Promise<{ clauseId: string; statementId: string }[]> {
  const { rows } = await api.queryable.query<{ clauseId: string; statementId: string }>(
    `SELECT clause_id AS "clauseId", statement_id AS "statementId" FROM clause_source WHERE draft_id = $1`,
    [draftId],
  );
  return rows;
}

const close = () => stage.command(stage.facilitator, { type: 'close' });
const harvest = (body: object) =>
  stage.harvest(stage.facilitator, { id: randomUUID(), statementIds, ...body });
const byStatement = (one: { statementId: string }, other: { statementId: string }) =>
  one.statementId.localeCompare(other.statementId);

describe('harvesting', () => {
  it('makes each statement a clause of the draft, in order, with its source and its event [DB26]', async () => {
    await close();
    const draft = await aDraft();
    const rings: Ring[] = [];
    const stop = api.bell.listen((ring) => void rings.push(ring));
    const { status, body } = await harvest({ draft: { id: draft.draftId } });
    stop();
    expect({ status, draftId: body.draftId }).toEqual({ status: 200, draftId: draft.draftId });
    expect(body.clauses.map(({ statementId }) => statementId)).toEqual(statementIds);
    expect(await clausesIn(draft.documentId)).toEqual([
      { id: body.clauses[0]?.clauseId, text: 'Joy is work.' },
      { id: body.clauses[1]?.clauseId, text: 'Time is care.' },
    ]);
    expect((await sourcesOf(draft.draftId)).sort(byStatement)).toEqual([...body.clauses].sort(byStatement));
    const { state } = await stage.snapshot();
    expect(state.harvests).toMatchObject([{ draftId: draft.draftId, statementIds }]);
    expect(rings).toEqual([
      { about: 'document', id: draft.documentId, sequence: 2 },
      { about: 'debate', id: stage.id, sequence: state.version },
    ]);
  });

  it('begins a new draft where it is given a title [DB26]', async () => {
    await close();
    const { body } = await harvest({ draft: { title: 'A new page' } });
    const { rows } = await api.queryable.query<{ title: string; document_id: string }>(
      'SELECT title, document_id FROM draft WHERE id = $1 AND inquiry_id = $2',
      [body.draftId, stage.inquiry.id],
    );
    expect(rows[0]?.title).toBe('A new page');
    expect(await clausesIn(rows[0]!.document_id)).toHaveLength(2);
  });

  it('is done once, however often it is sent, even all at once [DB27]', async () => {
    await close();
    const draft = await aDraft();
    const again = { id: randomUUID(), draft: { id: draft.draftId } };
    const sent = await Promise.all(Array.from({ length: 5 }, () => harvest(again)));
    for (const { status, body } of sent)
      expect({ status, body }).toEqual({ status: 200, body: sent[0]!.body });
    expect(await clausesIn(draft.documentId)).toHaveLength(2);
    expect((await stage.snapshot()).state.harvests).toHaveLength(1);
  });

  it('of new drafts sent twice begins one [DB27]', async () => {
    await close();
    const again = { id: randomUUID(), draft: { title: 'Once' } };
    const sent = await Promise.all([harvest(again), harvest(again)]);
    expect(sent[1].body).toEqual(sent[0].body);
    const { rows } = await api.queryable.query('SELECT 1 FROM draft WHERE inquiry_id = $1', [
      stage.inquiry.id,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('adds to what others write meanwhile, and loses none of it [DB26]', async () => {
    await close();
    const draft = await aDraft();
    const each = statementIds.flatMap((id) => [{ statementIds: [id] }, { statementIds: [id] }]);
    await Promise.all(each.map((chosen) => harvest({ ...chosen, draft: { id: draft.draftId } })));
    const clauses = await clausesIn(draft.documentId);
    expect(clauses.map(({ text }) => text).sort()).toEqual([
      'Joy is work.',
      'Joy is work.',
      'Time is care.',
      'Time is care.',
    ]);
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(4);
    expect(await sourcesOf(draft.draftId)).toHaveLength(4);
  });

  it('takes a statement chosen twice once', async () => {
    await close();
    const { body } = await harvest({
      statementIds: [statementIds[0], statementIds[0]],
      draft: { title: 'T' },
    });
    expect(body.clauses).toHaveLength(1);
  });
});

describe('harvesting what was said aloud and noted', () => {
  const note = async (kind: 'quote' | 'note', text: string) => {
    const of = kind === 'quote' ? stage.facilitator.membershipId : null;
    const words = { type: 'note-words', kind, text, of, groupId: null } as const;
    expect((await stage.command(stage.facilitator, words)).body.outcome).toBe('done');
    return (await stage.snapshot()).state.statements.at(-1)!.id;
  };

  it('makes quotes and notes clauses like statements, in the order chosen', async () => {
    const [quote, noted] = [await note('quote', 'I sang again.'), await note('note', 'Table 3: a choir.')];
    await close();
    const draft = await aDraft();
    const { body } = await harvest({
      statementIds: [noted, statementIds[0], quote],
      draft: { id: draft.draftId },
    });
    expect((await clausesIn(draft.documentId)).map(({ text }) => text)).toEqual([
      'Table 3: a choir.',
      'Joy is work.',
      'I sang again.',
    ]);
    expect((await sourcesOf(draft.draftId)).sort(byStatement)).toEqual([...body.clauses].sort(byStatement));
  });

  it('can be done while the debate is in its harvest step, and in no other', async () => {
    const step = (kind: StepKind) => ({ id: randomUUID(), kind, title: kind, words: '', seconds: null });
    const steps = [step('statements'), step('harvest'), step('close')];
    await stage.command(stage.facilitator, { type: 'plan', plan: { ...emptyPlan, steps } });
    const draft = await aDraft();
    const next = () => stage.command(stage.facilitator, { type: 'next' });
    const tried: number[] = [];
    for (let each = 0; each < steps.length; each++) {
      await next();
      tried.push((await harvest({ draft: { id: draft.draftId } })).status);
    }
    expect(tried).toEqual([409, 200, 409]);
    expect(await clausesIn(draft.documentId)).toHaveLength(2);
  });

  it('is refused for words that were taken back', async () => {
    const quote = await note('quote', 'I sang again.');
    await stage.facilitator.post(`/api/debates/${stage.id}/withdrawal`);
    await close();
    const { status, body } = await harvest({ statementIds: [quote], draft: { title: 'Never made' } });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'refused' });
    expect(body.detail).toBe('Whoever said that has withdrawn their words.');
  });
});

describe('a harvest is refused whole', () => {
  async function refused(body: object, code: Problem['code'], who = stage.facilitator) {
    const draft = await aDraft();
    const before = await stage.snapshot();
    const answer = await stage.harvest(who, {
      id: randomUUID(),
      statementIds,
      draft: { id: draft.draftId },
      ...body,
    });
    expect(answer.body.code).toBe(code);
    expect((await stage.snapshot()).state).toEqual(before.state);
    expect(await clausesIn(draft.documentId)).toEqual([]);
    expect(await sourcesOf(draft.draftId)).toEqual([]);
    return answer.body as unknown as Problem;
  }

  it('while people may still vote, with a sentence that says what to do [DB26]', async () => {
    expect((await refused({}, 'refused')).detail).toMatch(/^Close the debate first\./);
  });

  it('for a statement that is hidden, unknown or of another debate [DB26]', async () => {
    const other = await aStage(api);
    const elsewhere = await other.say(other.facilitator, 'Elsewhere.');
    await stage.command(stage.facilitator, {
      type: 'hide-statement',
      statementId: statementIds[1]!,
      reason: 'No',
    });
    await close();
    await refused({}, 'refused');
    await refused({ statementIds: [statementIds[0], randomUUID()] }, 'refused');
    await refused({ statementIds: [elsewhere] }, 'refused');
    await refused({ statementIds: [elsewhere], draft: { title: 'Never made' } }, 'refused');
    const { rows } = await api.queryable.query(`SELECT 1 FROM draft WHERE title = 'Never made'`);
    expect(rows).toEqual([]);
  });

  it('into a draft of another inquiry', async () => {
    await close();
    const { id } = await api.newInquiry();
    await refused({ draft: { id: (await aDraft(id)).draftId } }, 'invalid_input');
  });

  it('with an id that did something else in this debate', async () => {
    const id = randomUUID();
    await stage.command(stage.facilitator, { type: 'close' }, { id });
    await refused({ id }, 'conflict');
  });

  it('when the document cannot be read, and can be sent again once it can [DB27]', async () => {
    await close();
    const draft = await aDraft();
    const damage = (by: number) =>
      api.queryable.query('UPDATE document_update SET checksum = checksum + $2 WHERE document_id = $1', [
        draft.documentId,
        by,
      ]);
    const again = { id: randomUUID(), draft: { id: draft.draftId } };
    await damage(1);
    expect((await harvest(again)).status).toBe(500);
    expect((await stage.snapshot()).state.harvests).toEqual([]);
    await damage(-1);
    expect((await harvest(again)).body.clauses).toHaveLength(2);
  });

  it('by anyone but a facilitator [DB12]', async () => {
    await close();
    await refused({}, 'not_allowed', await stage.inquiry.as('participant'));
    await refused({}, 'not_allowed', await stage.inquiry.as('artist'));
  });
});
