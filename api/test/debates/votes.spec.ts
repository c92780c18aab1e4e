import type { Choice, Problem, VoteResult } from '@samepage/contracts';
import { castVotes } from '../../src/debates/cast-votes';
import { testApi, type TestApi } from '../support';
import { aStage } from './stage';

let api: TestApi;
beforeAll(async () => void (api = await testApi()));
afterAll(() => api.close());

async function rows(statementId: string): Promise<{ membership_id: string; choice: Choice }[]> {
  const result = await api.queryable.query<{ membership_id: string; choice: Choice }>(
    'SELECT membership_id, choice FROM vote WHERE statement_id = $1',
    [statementId],
  );
  return result.rows;
}

describe('a vote', () => {
  it('is one row a person, changed until the close [DB17]', async () => {
    const stage = await aStage(api);
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const voter = await stage.inquiry.as('participant');
    expect((await stage.vote(voter, statementId, 'agree')).body).toMatchObject({
      outcome: 'counted',
      choice: 'agree',
    });
    expect((await stage.vote(voter, statementId, 'pass')).body).toMatchObject({
      outcome: 'counted',
      choice: 'pass',
    });
    expect(await rows(statementId)).toEqual([{ membership_id: voter.membershipId, choice: 'pass' }]);
    const snapshot = await stage.snapshot(voter);
    expect(snapshot.standings.tallies).toEqual({ [statementId]: { agree: 0, disagree: 0, pass: 1 } });
    expect(snapshot.me).toMatchObject({ membershipId: voter.membershipId, votes: { [statementId]: 'pass' } });
    expect((await stage.snapshot()).me.votes).toEqual({});
  });

  it('is no event, and carries the database’s clock [DB19]', async () => {
    const stage = await aStage(api);
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const version = await stage.version();
    await stage.vote(stage.facilitator, statementId, 'agree');
    expect(await stage.version()).toBe(version);
    const { rows: cast } = await api.queryable.query<{ is_now: boolean }>(
      `SELECT cast_at BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp() AS is_now
       FROM vote WHERE statement_id = $1`,
      [statementId],
    );
    expect(cast).toEqual([{ is_now: true }]);
  });

  it('that was pressed earlier and comes late takes the place of nothing newer [DB17] [DB34]', async () => {
    const stage = await aStage(api);
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const voter = await stage.inquiry.as('participant');
    const cast = async (choice: Choice, turn?: number) => {
      const path = `/api/debates/${stage.id}/statements/${statementId}/vote`;
      const { body } = await voter.put<VoteResult>(path, { choice, turn });
      const kept = (await rows(statementId)).map((row) => row.choice);
      // They are told what stands, whatever they sent.
      expect(body).toEqual({ outcome: 'counted', choice: kept[0], reason: null, because: null });
      return kept;
    };
    expect(await cast('agree', 2)).toEqual(['agree']);
    expect(await cast('disagree', 1)).toEqual(['agree']);
    expect(await cast('disagree', 2)).toEqual(['disagree']);
    expect(await cast('pass')).toEqual(['pass']);
    expect(await cast('agree', 1)).toEqual(['pass']);
    expect(await cast('agree', 3)).toEqual(['agree']);
  });

  it.each<[string, readonly (readonly [Choice, number?])[], { choice: Choice; turn: string | null }]>([
    [
      'pressed last',
      [
        ['agree', 7],
        ['disagree', 5],
      ],
      { choice: 'agree', turn: '7' },
    ],
    [
      'pressed in the same millisecond and sent last',
      [
        ['agree', 5],
        ['pass', 5],
      ],
      { choice: 'pass', turn: '5' },
    ],
    [
      'sent last, where the first does not say when',
      [['agree'], ['disagree', 5]],
      { choice: 'disagree', turn: '5' },
    ],
    ['sent last, where the last does not say when', [['agree', 5], ['pass']], { choice: 'pass', turn: null }],
  ])('of several in one batch is the one that was %s, and all are told so [DB17]', async (_, cast, kept) => {
    const stage = await aStage(api);
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const [one, other] = [await stage.inquiry.as('participant'), await stage.inquiry.as('participant')];
    const ballot = { membershipId: one.membershipId, runs: false, statementId };
    const late = { ...ballot, membershipId: other.membershipId, choice: 'agree' as const };
    await castVotes(api.queryable, stage.id, [{ ...late, choice: 'disagree', turn: 2 }]);
    const judged = await castVotes(api.queryable, stage.id, [
      { ...late, turn: 1 },
      ...cast.map(([choice, turn]) => ({ ...ballot, choice, turn })),
      { ...late, statementId: crypto.randomUUID() },
    ]);
    const told = judged.map(({ counted, standing }) => [counted, standing]);
    expect(told).toEqual([[true, 'disagree'], ...cast.map(() => [true, kept.choice]), [false, null]]);
    const { rows: stored } = await api.queryable.query(
      'SELECT choice, turn FROM vote WHERE statement_id = $1 AND membership_id = $2',
      [statementId, one.membershipId],
    );
    expect(stored).toEqual([kept]);
  });

  it('sent fifty times at once by one person is one row [DB17]', async () => {
    const stage = await aStage(api);
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const voter = await stage.inquiry.as('participant');
    const choices = ['agree', 'disagree', 'pass'] as const;
    const cast = await Promise.all(
      Array.from({ length: 50 }, (_, index) => stage.vote(voter, statementId, choices[index % 3]!)),
    );
    expect(cast.map(({ body }) => body.outcome)).toEqual(Array(50).fill('counted'));
    expect(await rows(statementId)).toHaveLength(1);
  });

  it('of many people at once is counted once each [DB17]', async () => {
    const stage = await aStage(api);
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const voters = await Promise.all(Array.from({ length: 12 }, () => stage.inquiry.as('participant')));
    await Promise.all(
      voters.flatMap((voter) => [
        stage.vote(voter, statementId, 'agree'),
        stage.vote(voter, statementId, 'agree'),
      ]),
    );
    expect((await stage.snapshot()).standings.tallies[statementId]).toEqual({
      agree: 12,
      disagree: 0,
      pass: 0,
    });
  });

  it.each(['lobby', 'closed'] as const)(
    'is refused while the debate is in phase %s, and says so [DB18]',
    async (phase) => {
      const stage = await aStage(api, phase === 'closed' ? 'open' : 'lobby');
      // Words can be noted before a debate begins; there is nothing else to vote on by then.
      const statementId =
        phase === 'closed'
          ? await stage.say(stage.facilitator, 'Joy is work.')
          : await stage.note(stage.facilitator, 'Joy is work.');
      if (phase === 'closed') await stage.command(stage.facilitator, { type: 'close' });
      const { body } = await stage.vote(await stage.inquiry.as('participant'), statementId, 'agree');
      expect(body).toMatchObject({ outcome: 'refused', choice: null, reason: 'debate_not_open' });
      expect(body.because).toMatch(/\.$/);
      expect(await rows(statementId)).toEqual([]);
    },
  );

  it('is refused on a statement that is hidden, unknown or of another debate [DB18]', async () => {
    const [stage, other] = [await aStage(api), await aStage(api)];
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const elsewhere = await other.say(other.facilitator, 'Elsewhere.');
    await stage.command(stage.facilitator, { type: 'hide-statement', statementId, reason: 'Unkind' });
    const voter = await stage.inquiry.as('participant');
    const reason = async (id: string) => (await stage.vote(voter, id, 'agree')).body.reason;
    expect(await reason(statementId)).toBe('statement_hidden');
    expect(await reason(elsewhere)).toBe('statement_unknown');
    expect(await reason(crypto.randomUUID())).toBe('statement_unknown');
  });

  it('is not for commissioners, strangers or people from elsewhere [DB12]', async () => {
    const stage = await aStage(api);
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const answers = await Promise.all(
      [
        await stage.inquiry.as('commissioner'),
        api.stranger(),
        await (await api.newInquiry()).as('participant'),
      ].map((who) => stage.vote(who, statementId, 'agree')),
    );
    expect(answers.map(({ body }) => (body as unknown as Problem).code)).toEqual([
      'not_allowed',
      'sign_in_needed',
      'not_found',
    ]);
  });

  it('that arrives with the close is in or out, and its voter is told which [DB18]', async () => {
    const stage = await aStage(api);
    const statementId = await stage.say(stage.facilitator, 'Joy is work.');
    const voters = await Promise.all(Array.from({ length: 10 }, () => stage.inquiry.as('participant')));
    const [closing, ...cast] = await Promise.all([
      stage.command(stage.facilitator, { type: 'close' }),
      ...voters.map((voter) => stage.vote(voter, statementId, 'agree')),
    ]);
    expect(closing.body.outcome).toBe('done');
    const counted = cast.filter(({ body }) => body.outcome === 'counted').length;
    expect(await rows(statementId)).toHaveLength(counted);
    const { rows: late } = await api.queryable.query(
      `SELECT 1 FROM vote WHERE statement_id = $1 AND cast_at >
         (SELECT (event->>'at')::timestamptz + interval '1 millisecond' FROM debate_event WHERE debate_id = $2 AND event->>'type' = 'closed')`,
      [statementId, stage.id],
    );
    expect(late).toEqual([]);
  });
});
