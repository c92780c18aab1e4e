import type {
  DebateCommand,
  DebateSnapshot,
  DebateSummaries,
  DebateSummary,
  Problem,
} from '@samepage/contracts';
import { emptyDebate, fold } from '@samepage/debate';
import { randomUUID } from 'node:crypto';
import { testApi, type TestApi } from '../support';
import { aPlan, aStage, Phone } from './stage';

let api: TestApi;
beforeAll(async () => void (api = await testApi()));
afterAll(() => api.close());

describe('preparing', () => {
  it('makes a debate in its lobby, with a code that cannot be misread [DB1]', async () => {
    const inquiry = await api.newInquiry();
    const facilitator = await inquiry.as('facilitator');
    const path = `/api/inquiries/${inquiry.id}/debates`;
    const { status, body } = await facilitator.post<DebateSummary>(path, { title: 'Whose job is joy?' });
    expect({ status, ...body }).toMatchObject({
      status: 201,
      phase: 'lobby',
      statements: 0,
      provocationId: null,
    });
    expect((await facilitator.get<DebateSummaries>(path)).body).toEqual([body]);
    const { joinCode } = (await facilitator.get<DebateSnapshot>(`/api/debates/${body.id}`)).body;
    expect(joinCode).toMatch(/^[A-HJKMNP-Z2-9]{6}$/);
  });

  it('takes only a provocation of the same inquiry', async () => {
    const [inquiry, other] = [await api.newInquiry(), await api.newInquiry()];
    const posted = await (
      await other.as('artist')
    ).post<{ id: string }>(`/api/inquiries/${other.id}/provocations`, { title: 'A chair', words: 'Sit.' });
    const { status, body } = await (
      await inquiry.as('facilitator')
    ).post<Problem>(`/api/inquiries/${inquiry.id}/debates`, { title: 'x', provocationId: posted.body.id });
    expect(status).toBe(400);
    expect(body.problems?.[0]?.path).toBe('provocationId');
  });
});

describe('commands', () => {
  it('each make the next event, and all of them fold to the state that is kept [DB5]', async () => {
    const stage = await aStage(api, 'lobby');
    const participant = await stage.inquiry.as('participant');
    await stage.command(stage.facilitator, { type: 'open' });
    const statementId = await stage.say(participant, 'Joy is work.');
    await stage.command(stage.facilitator, { type: 'hide-statement', statementId, reason: 'Said twice' });
    await stage.command(stage.facilitator, { type: 'close' });
    await stage.command(stage.facilitator, { type: 'reopen' });
    const { state } = await stage.snapshot();
    const { events } = (await participant.get<{ events: never[] }>(`/api/debates/${stage.id}/events`)).body;
    expect(events.map(({ type }) => type)).toEqual([
      'opened',
      'statement-added',
      'statement-hidden',
      'closed',
      'reopened',
    ]);
    expect(events.reduce(fold, emptyDebate())).toEqual(state);
    expect(state).toMatchObject({
      version: 5,
      phase: 'open',
      statements: [{ id: statementId, hidden: true }],
    });
  });

  it('are done once, however often they are sent, even all at once [DB10]', async () => {
    const stage = await aStage(api);
    const participant = await stage.inquiry.as('participant');
    const id = randomUUID();
    const sent = await Promise.all(
      Array.from({ length: 8 }, () =>
        stage.command(participant, { type: 'add-statement', text: 'Once.' }, { id }),
      ),
    );
    const outcomes = sent.map(({ body }) => body.outcome);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already-done')).toHaveLength(7);
    expect((await stage.snapshot()).state.statements).toHaveLength(1);
  });

  it('of two facilitators who press open in the same instant make one transition [DB11]', async () => {
    const stage = await aStage(api, 'lobby');
    const other = await stage.inquiry.as('facilitator');
    const press = (who: typeof other) => stage.command(who, { type: 'open' }, { expectedVersion: 0 });
    const [one, two] = (await Promise.all([press(stage.facilitator), press(other)])).map(({ body }) => body);
    expect([one?.outcome, two?.outcome].sort()).toEqual(['done', 'refused']);
    const refused = one?.outcome === 'refused' ? one : two;
    expect(refused).toMatchObject({ version: 1, reason: 'debate_already_open' });
    expect(refused?.because).toMatch(/\.$/);
    expect((await stage.snapshot()).state.version).toBe(1);
  });

  it.each<DebateCommand>([
    { type: 'extend-clock', seconds: 60 },
    { type: 'note-words', kind: 'note', text: 'Said aloud.', of: null, groupId: null },
  ])('sent twice are done once, where twice would be more: $type [DB10]', async (command) => {
    const stage = await aStage(api, 'lobby');
    const steps = [{ id: randomUUID(), kind: 'floor' as const, title: 'Speak', words: '', seconds: 600 }];
    await stage.command(stage.facilitator, { type: 'plan', plan: { ...aPlan([]), steps } });
    await stage.command(stage.facilitator, { type: 'open' });
    const id = randomUUID();
    const phone = Phone.of(api, stage.facilitator);
    const first = await stage.command(stage.facilitator, command, { id });
    const again = await stage.command(stage.facilitator, command, { id });
    const bySocket = await phone.do('debate.command', { debateId: stage.id, id, command });
    expect([first.body, again.body, bySocket].map(({ outcome }) => outcome)).toEqual([
      'done',
      'already-done',
      'already-done',
    ]);
    expect((await stage.snapshot()).state.version).toBe(first.body.version);
    await phone.close();
  });

  it('decided on an older version are refused with where the debate stands [DB11]', async () => {
    const stage = await aStage(api);
    await stage.say(stage.facilitator, 'Something new.');
    const { body } = await stage.command(
      stage.facilitator,
      { type: 'freeze', frozen: true },
      { expectedVersion: 1 },
    );
    expect(body).toMatchObject({ outcome: 'refused', version: 2, reason: 'version_moved_on' });
  });

  it('that moved on are not spoilt by what somebody says or asks for meanwhile [DB11]', async () => {
    const stage = await aStage(api, 'lobby');
    const { facilitator } = stage;
    const participant = await stage.inquiry.as('participant');
    await stage.command(facilitator, { type: 'plan', plan: aPlan(['statements', 'floor', 'close']) });
    const { version } = (await stage.command(facilitator, { type: 'open' })).body;
    await stage.command(participant, { type: 'raise-hand', kind: 'turn', text: null });
    const [hand] = (await stage.snapshot()).state.hands;
    await stage.say(participant, 'Something new.');
    const press = async (command: DebateCommand, expectedVersion: number) =>
      (await stage.command(facilitator, command, { expectedVersion })).body;
    const called = await press({ type: 'call', handId: hand!.id }, version + 1);
    expect(called.outcome).toBe('done');
    // Whoever pressed next while nobody spoke did not mean to cut anybody off.
    expect(await press({ type: 'next' }, version + 1)).toMatchObject({ reason: 'version_moved_on' });
    await stage.command(participant, { type: 'end-turn' });
    const next = await press({ type: 'next' }, called.version);
    expect(next.outcome).toBe('done');
    expect(await press({ type: 'next' }, called.version)).toMatchObject({ reason: 'version_moved_on' });
  });

  it('never leave a gap or lose one when many people speak at once [DB5]', async () => {
    const stage = await aStage(api);
    const speakers = await Promise.all(Array.from({ length: 4 }, () => stage.inquiry.as('participant')));
    await Promise.all(
      speakers.flatMap((speaker, who) =>
        Array.from({ length: 5 }, (_, what) =>
          stage.command(speaker, { type: 'add-statement', text: `${who} says ${what}` }),
        ),
      ),
    );
    const { state } = await stage.snapshot();
    const { events } = (await stage.facilitator.get<{ events: never[] }>(`/api/debates/${stage.id}/events`))
      .body;
    expect(events.reduce(fold, emptyDebate())).toEqual(state);
    expect(state.statements).toHaveLength(20);
    const { rows } = await api.queryable.query('SELECT id FROM statement WHERE debate_id = $1', [stage.id]);
    expect(rows).toHaveLength(20);
  });
});

describe('text', () => {
  it.each([
    ['NUL', 'a\u0000b', 'ab'],
    ['a lone surrogate', 'a\uD800b', 'a\uFFFDb'],
    ['a direction override', 'a\u202Eb', 'ab'],
    ['line breaks', 'a\r\nb', 'a b'],
  ])('with %s is cleaned before it is kept [DB13]', async (_, text, kept) => {
    const stage = await aStage(api);
    await stage.say(stage.facilitator, text);
    expect((await stage.snapshot()).state.statements[0]?.text).toBe(kept);
  });

  it.each(['', '   ', '\u202E', 'x'.repeat(281), 7, null, { a: 1 }])(
    '%j is no statement [DB13]',
    async (text) => {
      const stage = await aStage(api);
      const command = { type: 'add-statement', text } as never;
      expect((await stage.command(stage.facilitator, command)).status).toBe(400);
    },
  );

  it('that was said already is refused, whatever its case and punctuation [DB13]', async () => {
    const stage = await aStage(api);
    await stage.say(stage.facilitator, 'Joy is work.');
    const { body } = await stage.command(stage.facilitator, { type: 'add-statement', text: ' JOY is work!' });
    expect(body).toMatchObject({ outcome: 'refused', reason: 'statement_already_there' });
  });
});

describe('who may', () => {
  it('run a debate: a facilitator and nobody else [DB12]', async () => {
    const stage = await aStage(api, 'lobby');
    for (const role of ['participant', 'artist', 'commissioner'] as const) {
      const { status, body } = await stage.command(await stage.inquiry.as(role), { type: 'open' });
      expect([role, status, (body as unknown as Problem).code]).toEqual([role, 403, 'not_allowed']);
    }
  });

  it('speak: not a commissioner, who reads along [DB12]', async () => {
    const stage = await aStage(api);
    const commissioner = await stage.inquiry.as('commissioner');
    expect((await stage.command(commissioner, { type: 'add-statement', text: 'We pay.' })).status).toBe(403);
    expect((await stage.snapshot(commissioner)).abilities).not.toContain('statement.add');
  });

  it('see it: nobody from outside, who learns not even that it exists [DB12]', async () => {
    const stage = await aStage(api);
    const outsider = await (await api.newInquiry()).as('facilitator');
    const path = `/api/debates/${stage.id}`;
    expect((await api.stranger().get(path)).status).toBe(401);
    expect((await outsider.get(path)).status).toBe(404);
    expect((await stage.command(outsider, { type: 'close' })).status).toBe(404);
  });
});
