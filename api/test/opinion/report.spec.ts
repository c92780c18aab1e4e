import type { Problem, Report } from '@samepage/contracts';
import { aStage } from '../debates/stage';
import { testApi, type TestApi } from '../support';
import { aClosedDebate, aCrowd, aSecretiveDebate, close, fourSectors, nearlyAll, votes } from './ground';

let api: TestApi;
beforeAll(async () => void (api = await testApi()));
afterAll(() => api.close());

describe('the report', () => {
  it('says of a debate and of its inquiry how people stand, hidden sectors named', async () => {
    const { stage, crowd } = await aClosedDebate(api);
    const { facilitator, inquiry } = stage;
    const { body } = await facilitator.get<Report>(`/api/debates/${stage.id}/report`);
    expect(body).toMatchObject({
      title: 'Whose job is joy?',
      inquiryTitle: expect.stringContaining('Inquiry'),
      debateId: stage.id,
    });
    expect(body.whatThisIs[0]).toContain('in this room');
    expect(body.blocks.map(({ heading }) => heading)).toEqual([
      'Are we on the same page?',
      'Where sectors are on the same page',
      'Where they are not',
      'Who is missing',
    ]);
    const [bars] = body.blocks[1]!.bars;
    expect(bars?.label).toBe('“Time is care.”');
    expect(bars?.finding).toMatch(/^In this room, .+ 4 of 4 sectors shown: Health \(40 answers\)/);
    const whole = await facilitator.get<Report>(`/api/inquiries/${inquiry.id}/report`);
    expect(whole.body).toMatchObject({ title: body.inquiryTitle, debateId: null });
    for (const { id } of crowd.people) expect(JSON.stringify([body, whole.body])).not.toContain(id);
  });

  it('has a second opinion of a debate that is large enough, labelled as one', async () => {
    const stage = await aStage(api);
    const { facilitator, inquiry } = stage;
    const crowd = await aCrowd(api, inquiry, Object.fromEntries(fourSectors.map((name) => [name, 40])));
    // Two camps in every sector, who differ on eleven statements and agree on one.
    for (let nth = 0; nth < 11; nth += 1)
      await votes(api, crowd, await stage.say(facilitator, `A question, the ${nth}th.`), (_, person) =>
        (person % 2 === 0) === (nth % 2 === 0) ? 'agree' : 'disagree',
      );
    await votes(api, crowd, await stage.say(facilitator, 'Time is care.'), nearlyAll);
    await close(stage);
    const report = await facilitator.get<Report>(`/api/debates/${stage.id}/report`);
    const block = report.body.blocks.find(({ heading }) => heading === 'A second opinion');
    expect(block?.finding[0]).toContain('another way of counting');
    expect(block?.finding[1]).toContain('It was made of 160 people and 12 statements.');
    expect(block?.table?.rows[0]).toEqual([
      '“Time is care.”',
      'Whose job is joy?',
      'shared',
      '4 of 4 sectors',
    ]);
    const whole = await facilitator.get<Report>(`/api/inquiries/${inquiry.id}/report`);
    const its = whole.body.blocks.find(({ heading }) => heading === 'A second opinion');
    expect(its?.finding[1]).toMatch(/^In “Whose job is joy\?”, these come first: “Time is care\.”/);
  });

  it('is a table too, with words for sectors and without formulas', async () => {
    const { stage } = await aClosedDebate(api);
    const { status, body, headers } = await stage.facilitator.get<string>(
      `/api/debates/${stage.id}/report.csv`,
    );
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/csv');
    const [head, first] = body.split('\r\n');
    expect(head).toContain('Health: agree');
    expect(first).toMatch(/^Time is care\.,Whose job is joy\?,.+,shared-agree,shared,4,4,,40,/);
  });

  it('is a PDF, or says that there is no typesetter here', async () => {
    const { stage } = await aClosedDebate(api);
    const { status, headers, body } = await stage.facilitator.get<Problem>(
      `/api/debates/${stage.id}/report.pdf`,
    );
    if (status === 503) expect(body.code).toBe('pdf_unavailable');
    else expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
  });

  it('says nothing of results that are not revealed', async () => {
    const stage = await aSecretiveDebate(api);
    const crowd = await aCrowd(api, stage.inquiry);
    await votes(api, crowd, await stage.say(stage.facilitator, 'Joy is work.'), nearlyAll);
    await close(stage);
    for (const path of [`debates/${stage.id}`, `inquiries/${stage.inquiry.id}`]) {
      const { body } = await stage.facilitator.get<Report>(`/api/${path}/report`);
      expect(JSON.stringify(body)).not.toContain('Joy is work.');
      expect(body.whatThisIs).toContain('No sector is shown yet.');
    }
  });

  it('is for members, and not for those who were sent out', async () => {
    const { stage } = await aClosedDebate(api);
    const path = `/api/debates/${stage.id}/report`;
    expect((await api.stranger().get<Problem>(path)).body.code).toBe('sign_in_needed');
    const removed = await stage.inquiry.as('participant', 'Culture');
    expect((await removed.get(path)).status).toBe(200);
    await api.queryable.query(`UPDATE debate SET removed = array_append(removed, $2) WHERE id = $1`, [
      stage.id,
      removed.membershipId,
    ]);
    expect((await removed.get(path)).status).toBeGreaterThanOrEqual(400);
  });
});
