import type { Choice, Problem, Report } from '@samepage/contracts';
import { randomUUID } from 'node:crypto';
import { castVotes } from '../../src/debates/cast-votes';
import { momentOf } from '../../src/opinion/moment-rows';
import { join } from '../joining';
import { testApi, type TestApi } from '../support';
import { twoNodes } from '../debates/second-node';
import { Agent } from '../agent';
import {
  aClosedDebate,
  aCrowd,
  aSecretiveDebate,
  close,
  fourSectors,
  nearlyAll,
  opposed,
  samePage,
  votes,
  type Way,
} from './ground';
import { aStage } from '../debates/stage';

let api: TestApi;
beforeAll(async () => void (api = await testApi()));
afterAll(() => api.close());

describe('whether sectors are on the same page', () => {
  it('is told in words, of so many of so many sectors, what bridges most first', async () => {
    const { stage, shared, split } = await aClosedDebate(api);
    const { facilitator, inquiry } = stage;
    const page = await samePage(facilitator, inquiry);
    expect(page.least).toBe(8);
    expect(page.statements.map(({ statementId }) => statementId)).toEqual([shared, split]);
    const [one, other] = page.statements;
    expect(one!.picture).toMatchObject({ shown: 4, known: 4, hidden: [], kind: 'shared' });
    expect(one!.picture.sectors.map(({ sector }) => sector.name)).toEqual(fourSectors);
    for (const { answers, agree } of one!.picture.sectors) {
      expect(answers).toEqual({ from: 40, to: 40 });
      expect(agree.numbers!.low).toBeGreaterThan(0.5);
    }
    expect(one).toMatchObject({ text: 'Time is care.', tally: { agree: 156, disagree: 4, pass: 0 } });
    expect(other!.picture.kind).toBe('sector-specific');
    expect(other!.picture.gap!.apart).toMatch(/clearly|widely/);
    expect(page.overall).toMatchObject({ statements: 2, shown: 2, ofAllSectors: 2 });
    expect(page.overall.between?.share).toBeGreaterThan(0.1);
    expect(page.overall.kinds['sector-specific']).toBe(1);
  });

  it('has words and no numbers where a sector has fewer than twenty answers', async () => {
    const stage = await aStage(api);
    const crowd = await aCrowd(api, stage.inquiry);
    await votes(api, crowd, await stage.say(stage.facilitator, 'Joy is work.'), opposed);
    await close(stage);
    const [one] = (await samePage(stage.facilitator, stage.inquiry)).statements;
    expect(one!.picture.sectors.map(({ sector }) => sector.name)).toEqual(fourSectors);
    for (const { answers, agree } of one!.picture.sectors) {
      expect(answers).toEqual({ from: 15, to: 19 });
      expect(agree.numbers).toBeNull();
    }
    expect(one!.picture.gap!.numbers).toBeNull();
  });

  it('is the same each time it is asked, and does not know of two or three votes more', async () => {
    const stage = await aStage(api);
    const crowd = await aCrowd(api, stage.inquiry);
    const statement = await stage.say(stage.facilitator, 'Joy is work.');
    await votes(api, crowd, statement, nearlyAll);
    await close(stage);
    const first = await samePage(stage.facilitator, stage.inquiry);
    expect(await samePage(stage.facilitator, stage.inquiry)).toEqual(first);
    await votes(api, crowd, statement, (_, nth) => (nth < 3 ? 'pass' : undefined));
    const [one] = (await samePage(stage.facilitator, stage.inquiry)).statements;
    expect(one!.picture).toEqual(first.statements[0]!.picture);
    expect(one!.tally).not.toEqual(first.statements[0]!.tally);
  });

  it('says nothing while a debate is open, so that an early look costs nobody their answer', async () => {
    const stage = await aStage(api);
    const crowd = await aCrowd(api, stage.inquiry);
    const statement = await stage.say(stage.facilitator, 'Joy is work.');
    await votes(api, crowd, statement, (sector, nth) => (nth < 8 ? nearlyAll(sector, nth) : undefined));
    expect((await samePage(stage.facilitator, stage.inquiry)).statements).toEqual([]);
    await votes(api, crowd, statement, nearlyAll);
    await close(stage);
    const [one] = (await samePage(stage.facilitator, stage.inquiry)).statements;
    expect(one!.picture.sectors.map(({ answers }) => answers)).toEqual(Array(4).fill({ from: 15, to: 19 }));
  });

  it('hides small sectors, and never one alone', async () => {
    const stage = await aStage(api);
    const crowd = await aCrowd(api, stage.inquiry, {
      Health: 12,
      Culture: 11,
      'Link work': 9,
      Voluntary: 4,
    });
    const statement = await stage.say(stage.facilitator, 'Joy is work.');
    await votes(api, crowd, statement, nearlyAll);
    await close(stage);
    const [one] = (await samePage(stage.facilitator, stage.inquiry)).statements;
    expect(one!.picture.sectors.map(({ sector }) => sector.name).toSorted()).toEqual(['Culture', 'Health']);
    expect(one!.picture.hidden.map(({ sector, why }) => [sector.name, why]).toSorted()).toEqual([
      ['Link work', 'covering'],
      ['Voluntary', 'few'],
    ]);
  });

  it('says nothing of results that are not revealed', async () => {
    const stage = await aSecretiveDebate(api);
    const crowd = await aCrowd(api, stage.inquiry);
    const statement = await stage.say(stage.facilitator, 'Joy is work.');
    await votes(api, crowd, statement, nearlyAll);
    await close(stage);
    const statements = async () => (await samePage(stage.facilitator, stage.inquiry)).statements;
    const stored = async () =>
      (await api.queryable.query(`SELECT 1 FROM disclosed WHERE debate_id = $1`, [stage.id])).rows;
    expect(await statements()).toEqual([]);
    expect(await stored()).toEqual([]);
    await stage.command(stage.facilitator, { type: 'reveal', what: 'statements', shown: true });
    expect(await statements()).toMatchObject([{ statementId: statement }]);
    await stage.command(stage.facilitator, { type: 'reveal', what: 'statements', shown: false });
    expect(await statements()).toEqual([]);
  });

  it('has no words that were taken back or hidden, and nobody they were of', async () => {
    const stage = await aStage(api);
    const crowd = await aCrowd(api, stage.inquiry);
    const speaker = await stage.inquiry.as('participant', 'Culture', 'Nameable Speaker');
    const taken = await stage.say(speaker, 'Words to be taken back.');
    const hidden = await stage.say(stage.facilitator, 'Words to be hidden.');
    for (const each of [taken, hidden]) await votes(api, crowd, each, nearlyAll);
    await close(stage);
    expect(JSON.stringify(await samePage(stage.facilitator, stage.inquiry))).toMatch(/Nameable/);
    await stage.command(stage.facilitator, { type: 'hide-statement', statementId: hidden, reason: 'No' });
    const path = `/api/debates/${stage.id}/withdrawals/${speaker.membershipId}`;
    const { status } = await stage.facilitator.post(path);
    expect(status).toBeLessThan(300);
    const page = await samePage(stage.facilitator, stage.inquiry);
    expect(JSON.stringify(page)).not.toMatch(/Words to be|Nameable/);
    expect(page.statements.map(({ text, by, tally }) => [text, by, tally])).toEqual(
      Array(2).fill([null, null, null]),
    );
    expect(page.statements[0]!.picture.shown).toBeGreaterThan(1);
  });

  it('folds the same words of an earlier debate into the newest', async () => {
    const first = await aClosedDebate(api);
    const { inquiry, facilitator } = first.stage;
    const second = await aStage(api, 'open', inquiry);
    const again = await second.say(facilitator, 'Time  is care.');
    await votes(api, first.crowd, again, opposed);
    await close(second);
    const { statements, overall } = await samePage(facilitator, inquiry);
    expect(overall.statements).toBe(2);
    const its = statements.find(({ statementId }) => statementId === again)!;
    expect(its.before).toMatchObject([{ debateId: first.stage.id, statementId: first.shared }]);
    expect(its.before[0]!.picture.kind).not.toBe(its.picture.kind);
    expect(overall.between?.statements).toBe(3);
  });

  it('names who is missing, and never a number from 1 to 4', async () => {
    const stage = await aStage(api);
    const crowd = await aCrowd(api, stage.inquiry, { Health: 23, Culture: 7, 'Link work': 3 });
    const statement = await stage.say(stage.facilitator, 'Joy is work.');
    const way: Way = (sector) => (sector === 'Link work' ? undefined : 'agree');
    await votes(api, crowd, statement, way);
    const { missing } = await samePage(stage.facilitator, stage.inquiry);
    const of = (name: string) => missing.sectors.find(({ sector }) => sector.name === name);
    expect(of('Health')).toMatchObject({
      joined: { from: 24, to: 24 },
      heard: { from: 24, to: 24 },
      isMissing: false,
    });
    expect(of('Culture')).toMatchObject({
      joined: { from: 5, to: 9 },
      heard: { from: 5, to: 9 },
      isMissing: false,
    });
    expect(of('Link work')).toMatchObject({ joined: null, heard: { from: 0, to: 0 }, isMissing: true });
    expect(missing.debates).toMatchObject([{ debateId: stage.id, missing: [{ name: 'Link work' }] }]);
  });

  it('is for members of the inquiry', async () => {
    const { stage } = await aClosedDebate(api);
    const other = await (await api.newInquiry()).as('facilitator');
    const path = `/api/inquiries/${stage.inquiry.id}/same-page`;
    expect((await api.stranger().get<Problem>(path)).body.code).toBe('sign_in_needed');
    expect((await other.get<Problem>(path)).body.code).toBe('not_found');
    expect((await (await stage.inquiry.as('commissioner')).get(path)).status).toBe(200);
  });

  it('tells a guest’s votes once, also after they signed in', async () => {
    const stage = await aStage(api);
    const [first, second] = [
      await stage.say(stage.facilitator, 'Joy is work.'),
      await stage.say(stage.facilitator, 'Time is care.'),
    ];
    const email = `${randomUUID()}@people.example`;
    const laptop = await api.signIn(email);
    const own = (await join(stage.inquiry, laptop, 'Robin at work', 'Culture')).memberships[0]!.id;
    const browser = api.stranger();
    const guest = (await join(stage.inquiry, browser, 'Robin', 'Culture')).memberships[0]!.id;
    const cast = (statementId: string, choice: Choice) =>
      castVotes(api.queryable, stage.id, [{ statementId, membershipId: own, runs: false, choice }]);
    const moment = async () =>
      (await momentOf(api.queryable, stage.id, { level: 'published', unless: undefined })).moment!;
    await castVotes(api.queryable, stage.id, [
      { statementId: first, membershipId: guest, runs: false, choice: 'agree' },
    ]);
    const before = await moment();
    expect([own, guest].map((id) => before.sectorsOf.has(id))).toEqual([true, true]);

    await api.signIn(email, browser);
    const after = await moment();
    expect(after.ballots).toEqual(before.ballots);
    expect([own, guest].map((id) => after.sectorsOf.has(id))).toEqual([false, true]);

    await cast(first, 'disagree');
    await cast(second, 'agree');
    expect((await moment()).ballots.map(({ person, statement }) => [person, statement]).toSorted()).toEqual(
      [first, second].toSorted().map((statement) => [guest, statement]),
    );
  });

  it('keeps the door of each debate: not for who was removed, nor who never was in a locked one', async () => {
    const { stage } = await aClosedDebate(api);
    const { inquiry, facilitator } = stage;
    const who = await inquiry.as('participant', 'Culture');
    const count = async (asker: Agent) => {
      const { body } = await asker.get<Report>(`/api/inquiries/${inquiry.id}/report`);
      const { statements } = await samePage(asker, inquiry);
      expect(JSON.stringify(body).includes('Time is care.')).toBe(statements.length > 0);
      return statements.length;
    };
    expect(await count(who)).toBe(2);
    await api.queryable.query(`UPDATE debate SET locked = true WHERE id = $1`, [stage.id]);
    expect(await count(who)).toBe(0);
    expect(await count(facilitator)).toBe(2);
    await api.queryable.query(
      `UPDATE debate SET locked = false, removed = array_append(removed, $2) WHERE id = $1`,
      [stage.id, who.membershipId],
    );
    expect(await count(who)).toBe(0);
    expect(await count(facilitator)).toBe(2);
  });

  it('leaves no key, and nothing it was drawn by, with whoever asks', async () => {
    const { stage, crowd } = await aClosedDebate(api);
    const page = JSON.stringify(await samePage(stage.facilitator, stage.inquiry));
    const { rows } = await api.queryable.query<{ key: Buffer }>(
      `SELECT key FROM disclosure_key WHERE debate_id = $1`,
      [stage.id],
    );
    expect(rows[0]!.key).toHaveLength(32);
    expect(page).not.toContain(rows[0]!.key.toString('hex').slice(0, 16));
    for (const { id } of crowd.people) expect(page).not.toContain(id);
  });
});

it('publishes the same on two servers, whichever is asked first', async () => {
  const nodes = await twoNodes();
  try {
    const { stage } = await aClosedDebate(nodes.one);
    const { inquiry, facilitator } = stage;
    const there = new Agent(nodes.two.url, facilitator.token);
    const [here, other] = await Promise.all([samePage(facilitator, inquiry), samePage(there, inquiry)]);
    expect(other).toEqual(here);
    expect(await samePage(there, inquiry)).toEqual(here);
    const { rows } = await nodes.one.queryable.query(
      `SELECT version FROM disclosed WHERE debate_id = $1 AND level = 'published'`,
      [stage.id],
    );
    expect(rows).toEqual([{ version: 1 }]);
  } finally {
    await nodes.close();
  }
});
