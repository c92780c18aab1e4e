import { choices, type DebateCommand, type DebateEvent } from '@samepage/contracts';
import { emptyDebate, fold } from '@samepage/debate';
import { withSeed, type SeededRandom } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import { testApi, type Member, type TestApi } from '../support';
import { aStage, Phone, type Stage } from './stage';

let api: TestApi;
const phones: Phone[] = [];

beforeAll(async () => void (api = await testApi()));
afterEach(() => Promise.all(phones.splice(0).map((phone) => phone.close())));
afterAll(() => api.close());

function someCommand(random: SeededRandom, stage: Stage, phone: Phone): DebateCommand {
  const statementId = phone.state.statements[random.below(8)]?.id ?? randomUUID();
  return random.pick<DebateCommand>([
    { type: 'open' },
    { type: 'close' },
    { type: 'reopen' },
    { type: 'hide-statement', statementId, reason: 'Off the point' },
    ...Array.from({ length: 6 }, () => ({
      type: 'add-statement' as const,
      text: `Thought ${random.below(30)}`,
    })),
  ]);
}

/** What one person does next: say, vote, lose the line and come back. A refusal is an answer like any other. */
async function act(random: SeededRandom, stage: Stage, phone: Phone): Promise<void> {
  const { id: debateId } = stage;
  if (random.chance(0.15)) {
    phone.socket.disconnect();
    phone.socket.connect();
    await phone.join(debateId);
  } else if (random.chance(0.5) && phone.state.statements.length > 0) {
    const { id: statementId } = random.pick(phone.state.statements);
    await phone.ask('debate.vote', { debateId, statementId, choice: random.pick(choices) });
  } else {
    const sent = { debateId, id: randomUUID(), command: someCommand(random, stage, phone) };
    const times = random.chance(0.2) ? 2 : 1;
    await Promise.all(Array.from({ length: times }, () => phone.ask('debate.command', sent)));
  }
}

async function countsInSql(debateId: string): Promise<unknown> {
  const { rows } = await api.queryable.query(
    `SELECT count(*)::integer AS votes, count(DISTINCT (v.statement_id, v.membership_id))::integer AS voters,
            count(DISTINCT s.id)::integer AS statements
     FROM statement s LEFT JOIN vote v ON v.statement_id = s.id WHERE s.debate_id = $1`,
    [debateId],
  );
  return rows[0];
}

withSeed(
  'a whole evening at random ends the same on every phone, in the replay and in SQL [DB25]',
  async (random) => {
    const stage = await aStage(api, 'lobby');
    const people: Member[] = [stage.facilitator];
    for (let index = 0; index < 4; index++) people.push(await stage.inquiry.as('participant'));
    phones.push(...people.map((person) => Phone.of(api, person)));
    await Promise.all(phones.map((phone) => phone.join(stage.id)));
    await stage.command(stage.facilitator, { type: 'open' });

    for (let round = 0; round < 25; round++)
      await Promise.all(phones.map((phone) => act(random, stage, phone)));

    const { state, tallies } = await stage.snapshot();
    await Promise.all(phones.map((phone) => phone.reached(state.version)));
    for (const phone of phones) expect(phone.state).toEqual(state);
    const { body } = await stage.facilitator.get<{ events: DebateEvent[] }>(
      `/api/debates/${stage.id}/events`,
    );
    expect(body.events.reduce(fold, emptyDebate())).toEqual(state);

    const counts = (await countsInSql(stage.id)) as { votes: number; voters: number; statements: number };
    expect(counts.voters === 0 ? counts.votes : counts.voters).toBe(counts.votes);
    expect(counts.statements).toBe(state.statements.length);
    const shown = Object.values(tallies).reduce(
      (sum, { agree, disagree, pass }) => sum + agree + disagree + pass,
      0,
    );
    expect(shown).toBeLessThanOrEqual(counts.votes);
  },
);
