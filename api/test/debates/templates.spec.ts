import { DebatePlan, type Problem, type Template, type Templates } from '@samepage/contracts';
import { emptyPlan } from '@samepage/debate';
import { randomUUID } from 'node:crypto';
import { testApi, type Member, type TestApi, type TestInquiry } from '../support';
import { aStage } from './stage';

let api: TestApi;
let inquiry: TestInquiry;
let facilitator: Member;

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => {
  inquiry = await api.newInquiry();
  facilitator = await inquiry.as('facilitator');
});
afterAll(() => api.close());

const path = (of = inquiry) => `/api/inquiries/${of.id}/templates`;
const list = async (who = facilitator, of = inquiry) => (await who.get<Templates>(path(of))).body;
const aPlan = () =>
  DebatePlan.parse({
    ...emptyPlan,
    motion: 'Joy is part of health.',
    steps: [{ id: randomUUID(), kind: 'floor', title: 'Speak', words: 'One at a time.', seconds: 600 }],
  });
const keep = (body: object, who = facilitator, of = inquiry) => who.post<Template & Problem>(path(of), body);

describe('templates that come with Samepage', () => {
  it('are the five kinds of evening, each with a run-sheet that can be used as it is', async () => {
    const templates = await list();
    expect(templates).toHaveLength(5);
    for (const { plan } of templates) {
      expect(DebatePlan.safeParse(plan).success).toBe(true);
      expect(plan.steps.length).toBeGreaterThan(1);
    }
    const stage = await aStage(api, 'lobby', inquiry);
    for (const { plan } of templates) {
      const { body } = await stage.command(stage.facilitator, { type: 'plan', plan });
      expect(body.outcome).toBe('done');
    }
    expect((await stage.snapshot()).state.plan).toEqual(templates.at(-1)!.plan);
  });

  it('keep their ids, in every inquiry, and share no step', async () => {
    const elsewhere = await api.newInquiry();
    const [once, again] = [await list(), await list(await elsewhere.as('facilitator'), elsewhere)];
    expect(again.map(({ id, title }) => ({ id, title }))).toEqual(
      once.map(({ id, title }) => ({ id, title })),
    );
    const steps = [...once, ...again].flatMap(({ plan }) => plan.steps.map(({ id }) => id));
    expect(new Set(steps).size).toBe(steps.length);
  });

  it('cannot be thrown away', async () => {
    const [first] = await list();
    const { status, body } = await facilitator.delete<Problem>(`${path()}/${first!.id}`);
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' });
    expect(body.detail).toMatch(/come with Samepage stay/);
    expect(await list()).toHaveLength(5);
  });
});

describe('templates of one’s own', () => {
  it('come after those, as they were kept, for every facilitator of the inquiry and no other', async () => {
    const plan = aPlan();
    const { status, body } = await keep({ title: 'Our way', plan });
    expect({ status, body }).toEqual({ status: 201, body: { id: body.id, title: 'Our way', plan } });
    await keep({ title: 'Another way', plan: aPlan() });
    const seen = (await list(await inquiry.as('facilitator'))).slice(5);
    expect(seen[0]).toEqual(body);
    expect(seen.map(({ title }) => title)).toEqual(['Our way', 'Another way']);
    const elsewhere = await api.newInquiry();
    expect(await list(await elsewhere.as('facilitator'), elsewhere)).toHaveLength(5);
  });

  it('are kept once, however often they are sent with their id', async () => {
    const sent = { id: randomUUID(), title: 'Once', plan: aPlan() };
    const answers = await Promise.all([keep(sent), keep(sent), keep(sent)]);
    for (const { status, body } of answers) expect({ status, body }).toEqual({ status: 201, body: sent });
    expect(await list()).toHaveLength(6);
    const elsewhere = await api.newInquiry();
    const { body } = await keep(sent, await elsewhere.as('facilitator'), elsewhere);
    expect(body).toMatchObject({ status: 409, code: 'conflict' });
    expect(body.detail).toMatch(/Send this with a new one\.$/);
  });

  it('can be thrown away, by those of their inquiry', async () => {
    const { body: kept } = await keep({ title: 'Gone soon', plan: aPlan() });
    const elsewhere = await api.newInquiry();
    const other = await elsewhere.as('facilitator');
    expect((await other.delete(`${path(elsewhere)}/${kept.id}`)).status).toBe(404);
    expect(await list()).toHaveLength(6);
    expect((await facilitator.delete(`${path()}/${kept.id}`)).status).toBe(204);
    expect(await list()).toHaveLength(5);
  });

  it('are refused where no debate could go by them', async () => {
    const twice = aPlan().steps[0]!;
    for (const wrong of [
      { title: '', plan: aPlan() },
      { title: 'No plan' },
      { title: 'A step twice', plan: { ...aPlan(), steps: [twice, twice] } },
    ])
      expect((await keep(wrong)).body).toMatchObject({ status: 400, code: 'invalid_input' });
    expect(await list()).toHaveLength(5);
  });

  it('are the facilitators’ alone', async () => {
    for (const role of ['participant', 'artist', 'commissioner'] as const) {
      const who = await inquiry.as(role);
      expect((await who.get<Problem>(path())).body.code).toBe('not_allowed');
      expect((await keep({ title: 'Mine', plan: aPlan() }, who)).body.code).toBe('not_allowed');
    }
  });
});
