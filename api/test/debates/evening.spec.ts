import { choices, type Choice, type DebateCommand, type DebateEvent, type Tally } from '@samepage/contracts';
import { emptyDebate, fold } from '@samepage/debate';
import { waitUntil, withSeed, type SeededRandom } from '@samepage/testing';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
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

/** A phone, whose it is, and the votes it was told were counted. */
interface Guest {
  member: Member;
  phone: Phone;
  counted: Record<string, Choice>;
}

async function vote(random: SeededRandom, { id: debateId }: Stage, { phone, counted }: Guest): Promise<void> {
  const { id: statementId } = random.pick(phone.state.statements);
  const { choice } = await phone.do('debate.vote', { debateId, statementId, choice: random.pick(choices) });
  if (choice) counted[statementId] = choice;
}

/** What one person does next: say, vote, lose the line and come back. A refusal is an answer like any other. */
async function act(random: SeededRandom, stage: Stage, guest: Guest): Promise<void> {
  const { id: debateId } = stage;
  const { phone } = guest;
  if (random.chance(0.15)) {
    phone.socket.disconnect();
    phone.socket.connect();
    await phone.join(debateId);
  } else if (random.chance(0.5) && phone.state.statements.length > 0) {
    await vote(random, stage, guest);
  } else {
    const sent = { debateId, id: randomUUID(), command: someCommand(random, stage, phone) };
    const times = random.chance(0.2) ? 2 : 1;
    await Promise.all(Array.from({ length: times }, () => phone.ask('debate.command', sent)));
  }
}

/** The tallies as a plain count of rows says they are. */
async function countedInSql(debateId: string): Promise<Record<string, Tally>> {
  const { rows } = await api.queryable.query<{ id: string; choice: Choice; votes: number }>(
    `SELECT s.id, v.choice, count(*)::integer AS votes FROM statement s JOIN vote v ON v.statement_id = s.id
     WHERE s.debate_id = $1 AND s.hidden_at IS NULL GROUP BY s.id, v.choice`,
    [debateId],
  );
  const tallies: Record<string, Tally> = {};
  for (const { id, choice, votes } of rows)
    (tallies[id] ??= { agree: 0, disagree: 0, pass: 0 })[choice] = votes;
  return tallies;
}

async function gather(stage: Stage): Promise<Guest[]> {
  const members = [
    stage.facilitator,
    ...(await Promise.all(Array.from({ length: 4 }, () => stage.inquiry.as('participant')))),
  ];
  return members.map((member) => {
    const phone = Phone.of(api, member);
    phones.push(phone);
    return { member, phone, counted: {} };
  });
}

withSeed(
  'a whole evening at random ends the same on every phone, in the replay and in SQL [DB25]',
  async (random) => {
    const stage = await aStage(api);
    const guests = await gather(stage);
    await Promise.all(guests.map(({ phone }) => phone.join(stage.id)));
    for (let round = 0; round < 25; round++)
      await Promise.all(guests.map((guest) => act(random, stage, guest)));

    const {
      state,
      standings: { tallies },
    } = await stage.snapshot();
    const { body } = await stage.facilitator.get<{ events: DebateEvent[] }>(
      `/api/debates/${stage.id}/events`,
    );
    expect(body.events.reduce(fold, emptyDebate())).toEqual(state);
    expect(tallies).toEqual(await countedInSql(stage.id));
    for (const { member, phone, counted } of guests) {
      await phone.reached(state.version);
      expect(phone.state).toEqual(state);
      expect((await stage.snapshot(member)).me.votes).toEqual(counted);
      await waitUntil(() =>
        Object.entries(tallies).every(([id, tally]) => isDeepStrictEqual(phone.tallies[id], tally)),
      );
    }
  },
);
