import type { Problem, SamePage } from '@samepage/contracts';
import { randomUUID } from 'node:crypto';
import { join } from '../joining';
import { testApi, type Member, type TestApi } from '../support';
import { aClosedDebate, guess, guessing, samePage } from './ground';

let api: TestApi;
beforeAll(async () => void (api = await testApi()));
afterAll(() => api.close());

const ofStatement = (page: SamePage, id: string) => page.statements.find((each) => each.statementId === id)!;

describe('guessing how another sector stands', () => {
  it('asks about a sector that is not one’s own, tells only once it was guessed, and keeps the first guess', async () => {
    const { stage, shared } = await aClosedDebate(api);
    const { inquiry } = stage;
    const who = await inquiry.as('participant', 'Culture');
    const before = await guessing(who, inquiry);
    expect(before.next).toMatchObject({ statementId: shared, text: 'Time is care.' });
    expect(before.next!.sector.name).not.toBe('Culture');
    expect(JSON.stringify(before)).not.toMatch(/hardly-any|few|about-half|most|nearly-all/);
    expect(ofStatement(await samePage(who, inquiry), shared).guesses).toEqual([]);

    const sectorId = before.next!.sector.id;
    const { body } = await guess(who, inquiry, { statementId: shared, sectorId, guess: 'few' });
    const was = ofStatement(await samePage(who, inquiry), shared).picture.sectors.find(
      ({ sector }) => sector.id === sectorId,
    )!.agree.band;
    expect(body).toEqual({ statementId: shared, sectorId, guess: 'few', was });
    const again = await guess(who, inquiry, { statementId: shared, sectorId, guess: was });
    expect(again.body).toEqual({ statementId: shared, sectorId, guess: 'few', was });
    expect(ofStatement(await samePage(who, inquiry), shared).guesses).toEqual([
      { sectorId, guess: 'few', was },
    ]);
    expect(ofStatement(await samePage(stage.facilitator, inquiry), shared).guesses).toEqual([]);
    expect((await guessing(who, inquiry)).next?.statementId).not.toBe(shared);
  });

  it('ends when there is nothing left to guess', async () => {
    const { stage } = await aClosedDebate(api);
    const who = await stage.inquiry.as('participant', 'Culture');
    const seen: string[] = [];
    for (
      let { next } = await guessing(who, stage.inquiry);
      next;
      { next } = await guessing(who, stage.inquiry)
    ) {
      seen.push(`${next.statementId} ${next.sector.name}`);
      const made = { statementId: next.statementId, sectorId: next.sector.id, guess: 'most' } as const;
      expect((await guess(who, stage.inquiry, made)).status).toBe(200);
    }
    expect(new Set(seen).size).toBe(6);
    expect(seen).toHaveLength(6);
  });

  it('is refused where there is nothing to guess, or no right to', async () => {
    const { stage, shared } = await aClosedDebate(api);
    const { inquiry } = stage;
    const who = await inquiry.as('participant', 'Culture');
    const codeOf = async (member: Member, name: string, statementId = shared) => {
      const made = { statementId, sectorId: inquiry.sector(name).id, guess: 'most' } as const;
      return (await guess(member, inquiry, made)).body.code;
    };
    expect(await codeOf(who, 'Culture')).toBe('refused');
    expect(await codeOf(who, 'Other')).toBe('refused');
    expect(await codeOf(who, 'Health', stage.id)).toBe('refused');
    expect(await codeOf(await inquiry.as('commissioner'), 'Health')).toBe('not_allowed');
    const nonsense = await who.put<Problem>(`/api/inquiries/${inquiry.id}/guesses`, { guess: 'all' });
    expect(nonsense.body.code).toBe('invalid_input');
  });

  it('tells how far out a sector was about another from five people’s guesses on', async () => {
    const { stage, shared } = await aClosedDebate(api);
    const { inquiry, facilitator } = stage;
    const made = { statementId: shared, sectorId: inquiry.sector('Health').id, guess: 'hardly-any' } as const;
    const people: Member[] = [];
    for (let nth = 0; nth < 6; nth++) people.push(await inquiry.as('participant', 'Culture'));
    for (const who of people.slice(0, 4)) await guess(who, inquiry, made);
    expect((await guessing(facilitator, inquiry)).gaps).toEqual([]);
    await guess(people[4]!, inquiry, made);
    const { gaps } = await guessing(facilitator, inquiry);
    expect(gaps).toMatchObject([
      { from: { name: 'Culture' }, about: { name: 'Health' }, guesses: { from: 5, to: 9 } },
    ]);
    expect(gaps[0]!.out).toBeLessThan(-1);
    await guess(people[5]!, inquiry, { ...made, guess: 'nearly-all' });
    expect((await guessing(facilitator, inquiry)).gaps).toEqual(gaps);
  });

  it('stays somebody’s own when they sign in after they came as a guest', async () => {
    const { stage, shared, split } = await aClosedDebate(api);
    const { inquiry } = stage;
    const email = `${randomUUID()}@people.example`;
    const laptop = await api.signIn(email);
    await join(inquiry, laptop, 'Robin at work', 'Culture');
    const browser = api.stranger();
    await join(inquiry, browser, 'Robin', 'Culture');
    const sectorId = inquiry.sector('Health').id;
    await guess(laptop, inquiry, { statementId: shared, sectorId, guess: 'few' });
    await guess(browser, inquiry, { statementId: shared, sectorId, guess: 'most' });
    await guess(browser, inquiry, { statementId: split, sectorId, guess: 'about-half' });
    await api.signIn(email, browser);
    const page = await samePage(browser, inquiry);
    expect(ofStatement(page, shared).guesses).toMatchObject([{ guess: 'few' }]);
    expect(ofStatement(page, split).guesses).toMatchObject([{ guess: 'about-half' }]);
  });
});
