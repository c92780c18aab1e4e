import { testApi, type Member, type TestApi } from '../support';
import { aStage, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let author: Member;

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => {
  stage = await aStage(api);
  author = await stage.inquiry.as('participant');
});
afterAll(() => api.close());

async function texts(): Promise<string[]> {
  const { rows } = await api.queryable.query<{ text: string }>(
    'SELECT text FROM statement WHERE debate_id = $1 AND recast_at IS NULL ORDER BY created_at, text',
    [stage.id],
  );
  return rows.map(({ text }) => text);
}

describe('one’s own words', () => {
  it('change until someone has voted on them, and only by whoever said them [DB43]', async () => {
    const statementId = await stage.say(author, 'Joy is wrok.');
    const edit = (who: Member, text: string) =>
      stage.command(who, { type: 'edit-statement', statementId, text });
    expect((await edit(author, 'Joy is work.')).body.outcome).toBe('done');
    expect(await texts()).toEqual(['Joy is work.']);
    expect((await edit(stage.facilitator, 'Mine.')).body.reason).toBe('statement_not_yours');
    await stage.vote(stage.facilitator, statementId, 'agree');
    expect((await edit(author, 'Joy is leisure.')).body.reason).toBe('statement_voted_on');
    expect((await stage.snapshot()).state.statements).toMatchObject([{ text: 'Joy is work.' }]);
  });

  it('are never changed under a vote that arrives in the same instant [DB43]', async () => {
    for (let round = 0; round < 5; round++) {
      const statementId = await stage.say(author, `Round ${round}`);
      const voters = await Promise.all(Array.from({ length: 3 }, () => stage.inquiry.as('participant')));
      const [edited, ...votes] = await Promise.all([
        stage.command(author, { type: 'edit-statement', statementId, text: `Round ${round}, again` }),
        ...voters.map((voter) => stage.vote(voter, statementId, 'agree')),
      ]);
      expect(votes.map(({ body }) => body.outcome)).toEqual(['counted', 'counted', 'counted']);
      const { rows } = await api.queryable.query<{ before: boolean }>(
        `SELECT v.cast_at < (e.event->>'at')::timestamptz - interval '1 millisecond' AS before
         FROM vote v JOIN debate_event e ON e.debate_id = $2 AND e.event->>'type' = 'statement-edited'
           AND e.event->>'statementId' = $1::text
         WHERE v.statement_id = $1::uuid`,
        [statementId, stage.id],
      );
      expect(rows.filter(({ before }) => before)).toEqual([]);
      expect(rows.length).toBe(edited.body.outcome === 'done' ? 3 : 0);
    }
  });
});

describe('other words in place of a statement', () => {
  it('keep what it was, whose it is and its votes; the new take votes of their own [DB44]', async () => {
    const statementId = await stage.say(author, 'Joy is work and rest is work.');
    await stage.vote(stage.facilitator, statementId, 'agree');
    const split = { type: 'split-statement' as const, statementId, texts: ['Joy is work.', 'Rest is work.'] };
    expect((await stage.command(author, split)).status).toBe(403);
    expect((await stage.command(stage.facilitator, split)).body.outcome).toBe('done');
    const { state, standings } = await stage.snapshot();
    const [old, one, two] = state.statements;
    expect(old).toMatchObject({ recast: true, text: 'Joy is work and rest is work.' });
    expect([one!.by, two!.by, one!.from]).toEqual([
      author.membershipId,
      author.membershipId,
      { id: statementId, how: 'split' },
    ]);
    expect(standings.counts).toEqual({ [statementId]: 1 });
    expect(await texts()).toEqual(['Joy is work.', 'Rest is work.']);
    expect((await stage.vote(author, statementId, 'pass')).body.reason).toBe('statement_recast');
    expect((await stage.vote(author, one!.id, 'pass')).body.outcome).toBe('counted');
  });

  it('said aloud are noted, and not voted on [DB44]', async () => {
    const noted = await stage.note(stage.facilitator, 'She said: sit down.');
    expect((await stage.vote(author, noted, 'agree')).body.reason).toBe('not_votable');
  });
});
