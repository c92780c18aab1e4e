import { jest } from '@jest/globals';
import { SeededRandom, waitUntil } from '@samepage/testing';
import { keepAnswer, passAnswers } from '../src/debates/kept-answer';
import { SplitRoom, TwoNodes } from '../src/debates/two-nodes';
import { findTools, missing } from '../src/tools';

/** Servers are killed and started again meanwhile, on a machine that may be busy. */
jest.setTimeout(240_000);

/** SEED from the environment makes the same choices again. */
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const tools = findTools();
const shapes = [
  { bell: 'PostgreSQL’s own notifications', hasRedis: false },
  { bell: 'Redis', hasRedis: true },
];

describe.each(shapes)('two api processes that hear each other by $bell', ({ hasRedis }) => {
  const lacking = tools.postgres ? hasRedis && !tools.redis && missing.redis : missing.postgres;
  if (lacking) {
    it.skip(`give the same debate to everyone (skipped: ${lacking})`, () => undefined);
    return;
  }
  let nodes: TwoNodes;
  let room: SplitRoom;
  beforeAll(async () => void (nodes = await TwoNodes.open(tools, hasRedis)));
  beforeEach(async () => {
    room = await SplitRoom.open(nodes, new SeededRandom(seed));
    await room.begin(room.on(nodes.one)[0]);
  });
  afterEach(async () => {
    room.close();
    await nodes.mend();
  });
  afterAll(() => nodes.close());

  /** A statement that everyone sees. */
  async function aStatement(): Promise<string> {
    const [lead] = room.on(nodes.one);
    await room.teller.command(lead, { type: 'next' });
    await room.teller.command(lead, { type: 'add-statement', text: 'Joy is work.' });
    await room.reached(4);
    return lead.state.statements[0]!.id;
  }

  it('bring every transition and every vote to everyone, once [DB24] [DB25]', async () => {
    const [, lead] = room.phones;
    const { teller, phones } = room;
    await Promise.all(
      phones.map((phone, index) => teller.stand(phone, 'opening', index < 3 ? 'for' : 'unsure')),
    );
    await teller.command(lead!, { type: 'next' });
    await Promise.all(
      phones.map((phone, index) => teller.command(phone, { type: 'add-statement', text: `Voice ${index}` })),
    );
    await room.reached(3 + phones.length);
    const { statements } = lead!.state;
    await Promise.all(phones.flatMap((phone) => statements.map(({ id }) => teller.vote(phone, id, 'agree'))));
    // Everyone changes their mind, and what they sent first comes once more by the line of then.
    await Promise.all(phones.flatMap((phone) => statements.map(({ id }) => teller.vote(phone, id, 'pass'))));
    await Promise.all(
      phones.flatMap((phone) => teller.sent(phone).map(({ event, request }) => phone.ask(event, request))),
    );
    for (const { id } of statements) expect(await room.choices(id)).toEqual(phones.map(() => 'pass'));
    expect([...teller.told.votes.values()].map(({ counted }) => counted)).toEqual(
      Array.from({ length: phones.length ** 2 }, () => 'pass'),
    );
    expect(await room.judged()).toEqual([]);
  });

  it.each([
    { what: 'and nobody sends it again', comesBack: false },
    { what: 'and its sender comes back by the other', comesBack: true },
  ])(
    'keep what one committed when it was killed before it rang, $what [DB10] [DB24]',
    async ({ comesBack }) => {
      const { one, two } = nodes;
      const [lead] = room.on(one);
      const others = room.on(two);
      const isKept = keepAnswer(nodes.line, { asked: 'INSERT INTO debate_event', done: 'COMMIT' });
      const asked = room.teller.command(lead, { type: 'next' });
      await isKept;
      await one.kill();
      passAnswers(nodes.line);
      expect(await room.logged('step-entered')).toBe(1);
      if (comesBack) room.move(one, two);
      // While the first is away: nobody but the second can have told them.
      await room.reached(3, others);
      if (!comesBack) await one.start();
      expect(await asked).toEqual(['already-done']);
      await room.reached(3);
      if (comesBack) await one.start();
      expect(await room.logged('step-entered')).toBe(1);
      expect(await room.judged()).toEqual([]);
    },
  );

  it('count a vote once that one counted when it was killed before it said so [DB17] [DB24]', async () => {
    const statementId = await aStatement();
    const { one, two } = nodes;
    const [, first, second] = room.on(one);
    const [, other] = room.on(two);
    const { teller } = room;
    const isKept = keepAnswer(nodes.line, { asked: 'INSERT INTO vote (', done: 'SELECT' });
    // The second waits for the answer to the first, and is lost with the server.
    const cast = [teller.vote(first, statementId, 'agree'), teller.vote(second, statementId, 'agree')];
    await isKept;
    await teller.vote(other, statementId, 'disagree');
    await one.kill();
    passAnswers(nodes.line);
    expect(await room.choices(statementId)).toContain('agree');
    room.move(one, two);
    await Promise.all(cast);
    expect(await room.choices(statementId)).toEqual(['agree', 'agree', 'disagree']);
    await teller.vote(first, statementId, 'pass');
    const [late] = teller.sent(first);
    await first.ask(late!.event, late!.request);
    expect(await room.choices(statementId)).toEqual(['agree', 'disagree', 'pass']);
    await one.start();
    expect(await room.judged()).toEqual([]);
  });

  it('tell everyone everything while the bell between them is away, and once it is back [DB24]', async () => {
    const statementId = await aStatement();
    const { one, two } = nodes;
    const { teller } = room;
    const [lead, voter] = room.on(one);
    const [otherLead, otherVoter] = room.on(two);
    await nodes.breakBell();
    await teller.vote(voter, statementId, 'agree');
    await teller.command(lead, { type: 'freeze', frozen: true });
    await room.reached(5);
    await waitUntil(() => room.phones.every(({ counts }) => counts[statementId] === 1), {
      what: 'everyone is told of the vote',
      timeout: 30_000,
    });
    await nodes.mendBell();
    await teller.command(otherLead, { type: 'freeze', frozen: false });
    await teller.vote(otherVoter, statementId, 'disagree');
    await room.reached(6);
    expect(await room.choices(statementId)).toEqual(['agree', 'disagree']);
    expect(await room.judged()).toEqual([]);
  });
});
