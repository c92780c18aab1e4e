import type { Choice, Me, OpenVotes, Responses } from '@samepage/contracts';
import { emptyPlan, usualSettings } from '@samepage/debate';
import type { Ring } from '@samepage/platform';
import { testApi, type Agent, type TestApi, type TestInquiry } from './support';
import { join } from './joining';
import { aStage } from './debates/stage';
import { aDebate, aStatement } from './thread';

let api: TestApi;
let inquiry: TestInquiry;

beforeAll(async () => {
  api = await testApi();
});
beforeEach(async () => {
  inquiry = await api.newInquiry();
});
afterAll(() => api.close());

const newEmail = () => `${crypto.randomUUID()}@people.example`;

async function aProvocation(): Promise<string> {
  const artist = await inquiry.as('artist');
  const { body } = await artist.post<{ id: string }>(`/api/inquiries/${inquiry.id}/provocations`, {
    title: 'One chair',
    words: 'Who sits in it?',
  });
  return body.id;
}

/** A guest who has said and voted something. */
async function aGuestWithWords(
  choice: Choice,
): Promise<{ browser: Agent; provocationId: string; statementId: string }> {
  const provocationId = await aProvocation();
  const debate = await aDebate(api, inquiry, provocationId);
  const browser = api.stranger();
  const me = await join(inquiry, browser);
  await browser.post(`/api/provocations/${provocationId}/responses`, { words: 'I would sit there.' });
  const membershipId = me.memberships[0]!.id;
  const statement = await aStatement(api, debate, { membershipId }, 'Chairs for everyone.');
  await cast(statement.id, membershipId, choice);
  return { browser, provocationId, statementId: statement.id };
}

const cast = (statementId: string, membershipId: string, choice: Choice, at = 'now()') =>
  api.queryable.query(
    `INSERT INTO vote (statement_id, membership_id, choice, cast_at) VALUES ($1, $2, $3, ${at})`,
    [statementId, membershipId, choice],
  );

const votesOn = async (statementId: string) =>
  (
    await api.queryable.query<{ membership_id: string; choice: Choice }>(
      `SELECT membership_id, choice FROM vote WHERE statement_id = $1`,
      [statementId],
    )
  ).rows;

describe('a guest who signs in', () => {
  it('to a new account keeps person, membership, words and votes', async () => {
    const { browser, provocationId, statementId } = await aGuestWithWords('agree');
    const guest = (await browser.get<Me>('/api/me')).body;
    const email = newEmail();
    await api.signIn(email, browser);

    const me = (await browser.get<Me>('/api/me')).body;
    expect(me).toMatchObject({ kind: 'person', email, name: 'Robin' });
    expect(me.memberships.map(({ id }) => id)).toEqual(guest.memberships.map(({ id }) => id));
    const { body } = await browser.get<Responses>(`/api/provocations/${provocationId}/responses`);
    expect(body).toMatchObject([{ words: 'I would sit there.', mine: true }]);
    expect(await votesOn(statementId)).toEqual([{ membership_id: me.memberships[0]!.id, choice: 'agree' }]);
  });

  it('to an account that was in the inquiry already brings words and votes along', async () => {
    const email = newEmail();
    const laptop = await api.signIn(email);
    const known = await join(inquiry, laptop, 'Robin at work', 'Health');
    const { browser, provocationId, statementId } = await aGuestWithWords('disagree');

    await api.signIn(email, browser);
    const me = (await browser.get<Me>('/api/me')).body;
    expect(me.memberships).toMatchObject([{ id: known.memberships[0]!.id, name: 'Robin at work' }]);
    const { body } = await browser.get<Responses>(`/api/provocations/${provocationId}/responses`);
    expect(body).toMatchObject([{ mine: true, voice: { name: 'Robin at work' } }]);
    expect(await votesOn(statementId)).toEqual([
      { membership_id: known.memberships[0]!.id, choice: 'disagree' },
    ]);
  });

  it.each([
    ['the guest’s', `now() - interval '1 hour'`, 'disagree'],
    ['the account’s', `now() + interval '1 hour'`, 'agree'],
  ])('and voted as both has one vote: %s, where it is the later', async (_, at, choice) => {
    const email = newEmail();
    const laptop = await api.signIn(email);
    const { id: membershipId } = (await join(inquiry, laptop)).memberships[0]!;
    const { browser, statementId } = await aGuestWithWords('disagree');
    await cast(statementId, membershipId, 'agree', at);
    const rings: Ring[] = [];
    const stop = api.bell.listen((ring) => rings.push(ring));
    await api.signIn(email, browser);
    stop();
    expect(await votesOn(statementId)).toEqual([{ membership_id: membershipId, choice }]);
    const { rows } = await api.queryable.query<{ debate_id: string }>(
      `SELECT debate_id FROM statement WHERE id = $1`,
      [statementId],
    );
    // Without a sequence: the tallies are to be counted again.
    expect(rings).toContainEqual({ about: 'debate', id: rows[0]!.debate_id });
  });

  it('to an account that was in the inquiry already stands once on a motion, and stays out where it was sent out', async () => {
    const stage = await aStage(api, 'lobby', inquiry);
    const step = { id: crypto.randomUUID(), kind: 'opening-vote' as const, title: 'Where do you stand?' };
    const plan = {
      motion: 'Joy is work.',
      steps: [{ ...step, words: '', seconds: null }],
      settings: { ...usualSettings, voting: 'open' as const },
    };
    await stage.command(stage.facilitator, { type: 'plan', plan });
    await stage.command(stage.facilitator, { type: 'open' });
    const email = newEmail();
    const laptop = await api.signIn(email);
    const known = (await join(inquiry, laptop, 'Robin at work', 'Health')).memberships[0]!.id;
    const browser = api.stranger();
    const guest = (await join(inquiry, browser)).memberships[0]!.id;
    const stand = `/api/debates/${stage.id}/stands/opening`;
    await laptop.put(stand, { choice: 'for' });
    await browser.put(stand, { choice: 'against' });
    await stage.command(stage.facilitator, { type: 'remove', membershipId: guest, removed: true });

    await api.signIn(email, browser);
    const { rows } = await api.queryable.query<{ membership_id: string; choice: string; told_open: boolean }>(
      `SELECT membership_id, choice, told_open FROM stand WHERE debate_id = $1`,
      [stage.id],
    );
    // Named with it, as they were told before [DB55].
    expect(rows).toEqual([{ membership_id: known, choice: 'against', told_open: true }]);
    expect((await stage.snapshot()).state.removed).toEqual([guest, known]);
    expect((await browser.get(`/api/debates/${stage.id}`)).status).toBe(403);
  });

  it('to an account that reacted as well reacts once, and its words stay looked at first [DB36] [DB48]', async () => {
    const stage = await aStage(api, 'lobby', inquiry);
    const step = { id: crypto.randomUUID(), kind: 'opening-vote' as const, title: 'Where do you stand?' };
    const plan = {
      motion: 'Joy is work.',
      steps: [{ ...step, words: '', seconds: null }],
      settings: { ...usualSettings, moderation: 'before' as const },
    };
    await stage.command(stage.facilitator, { type: 'plan', plan });
    await stage.command(stage.facilitator, { type: 'open' });
    const email = newEmail();
    const laptop = await api.signIn(email);
    const known = (await join(inquiry, laptop, 'Robin at work', 'Health')).memberships[0]!.id;
    const browser = api.stranger();
    await join(inquiry, browser);
    for (const who of [laptop, browser]) {
      for (const kind of ['heart', 'clap'].slice(0, who === laptop ? 1 : 2))
        await who.put(`/api/debates/${stage.id}/reactions/${step.id}/${kind}`, { on: true });
      await who.put(`/api/debates/${stage.id}/stands/opening`, { choice: 'for', moved: 'The bill.' });
    }
    const [, line] = (await stage.desk()).waiting;
    const verdict = `/api/debates/${stage.id}/waiting/${line!.id}`;
    await stage.facilitator.put(verdict, { decline: 'Say it of the thing.' });

    await api.signIn(email, browser);
    const snapshot = await stage.snapshot(browser);
    expect(snapshot.reactions.counts[step.id]).toEqual({ heart: 1, clap: 1, question: 0, 'me-too': 0 });
    expect(snapshot.reactions.own[step.id]?.toSorted()).toEqual(['clap', 'heart']);
    expect(snapshot.me).toMatchObject({
      membershipId: known,
      waiting: [{ id: line!.id, declined: 'Say it of the thing.' }],
    });
  });

  it('to an account that voted as well has the vote pressed last, whichever came last, and keeps when [DB17] [DB34]', async () => {
    const stage = await aStage(api, 'lobby', inquiry);
    const step = { id: crypto.randomUUID(), kind: 'opening-vote' as const, title: 'Where do you stand?' };
    const vote = { ...step, id: crypto.randomUUID(), kind: 'statements' as const };
    const steps = [vote, step].map((each) => ({ ...each, words: '', seconds: null }));
    const plan = { motion: 'Joy is work.', steps, settings: usualSettings };
    await stage.command(stage.facilitator, { type: 'plan', plan });
    await stage.command(stage.facilitator, { type: 'open' });
    const [both, guestOnly] = [
      await stage.say(stage.facilitator, 'One.'),
      await stage.say(stage.facilitator, 'Two.'),
    ];
    const votes = (statementId: string) => `/api/debates/${stage.id}/statements/${statementId}/vote`;
    const stand = `/api/debates/${stage.id}/stands/opening`;
    const email = newEmail();
    const laptop = await api.signIn(email);
    await join(inquiry, laptop, 'Robin at work', 'Health');
    const browser = api.stranger();
    await join(inquiry, browser);
    await browser.put(votes(both), { choice: 'agree', turn: 2000 });
    await browser.put(votes(guestOnly), { choice: 'agree', turn: 2000 });
    await laptop.put(votes(both), { choice: 'disagree', turn: 1000 });
    await stage.command(stage.facilitator, { type: 'next' });
    await browser.put(stand, { choice: 'for', turn: 2000 });
    await laptop.put(stand, { choice: 'against', turn: 1000 });

    await api.signIn(email, browser);
    const kept = await api.queryable.query(
      `SELECT choice, turn FROM vote WHERE statement_id = ANY ($1) UNION ALL
       SELECT choice, turn FROM stand WHERE debate_id = $2`,
      [[both, guestOnly], stage.id],
    );
    const agree = { choice: 'agree', turn: '2000' };
    expect(kept.rows).toEqual([agree, agree, { choice: 'for', turn: '2000' }]);
    // What was pressed before it and comes late takes the place of nothing still.
    expect((await laptop.put(stand, { choice: 'against', turn: 1500 })).body).toMatchObject({
      choice: 'for',
    });
  });

  it('to an account that was in the inquiry already is named with no vote of whom took their words back [DB45]', async () => {
    const stage = await aStage(api, 'lobby', inquiry);
    const plan = { ...emptyPlan, settings: { ...usualSettings, voting: 'open' as const } };
    await stage.command(stage.facilitator, { type: 'plan', plan });
    await stage.command(stage.facilitator, { type: 'open' });
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const email = newEmail();
    await join(inquiry, await api.signIn(email), 'Robin at work', 'Health');
    const browser = api.stranger();
    await join(inquiry, browser);
    await browser.put(`/api/debates/${stage.id}/statements/${statementId}/vote`, { choice: 'agree' });
    const named = async () =>
      (await stage.facilitator.get<OpenVotes>(`/api/debates/${stage.id}/open-votes`)).body.length;
    expect(await named()).toBe(1);
    expect((await browser.post(`/api/debates/${stage.id}/withdrawal`)).status).toBe(204);
    await api.signIn(email, browser);
    expect(await named()).toBe(0);
  });

  it('leaves no session of the guest behind', async () => {
    const { browser } = await aGuestWithWords('pass');
    const { cookie } = browser;
    await api.signIn(newEmail(), browser);
    const kept = await fetch(`${api.url}/api/me`, { headers: { cookie } });
    expect(await kept.json()).toMatchObject({ kind: 'stranger' });
  });

  it('joins what only the guest had joined', async () => {
    const email = newEmail();
    const laptop = await api.signIn(email);
    const other = await api.newInquiry();
    await laptop.post(`/api/join/${other.joinCode}`, { name: 'R', sectorId: other.sector('Health').id });
    const browser = api.stranger();
    await join(inquiry, browser);
    await api.signIn(email, browser);
    const slugs = (await laptop.get<Me>('/api/me')).body.memberships.map(({ inquirySlug }) => inquirySlug);
    expect(slugs.sort()).toEqual([inquiry.slug, other.slug].sort());
  });
});
