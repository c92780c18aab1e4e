import type { DebateCommand } from '@samepage/contracts';
import { randomUUID } from 'node:crypto';
import { testApi, type Member, type TestApi } from '../support';
import { aPlan, aStage, Phone, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let author: Member;

beforeAll(async () => void (api = await testApi()));
beforeEach(async () => {
  stage = await aStage(api);
  author = await stage.inquiry.as('participant');
});
afterAll(() => api.close());

const zalgo = `J${'\u0335\u0321\u0322'.repeat(30)}oy`;
/** What is typed, and what is kept of it. */
const kept: [string, string, string][] = [
  ['a NUL', 'Joy\u0000 is work.', 'Joy is work.'],
  ['half a character', 'Joy \ud83d is work.', 'Joy \ufffd is work.'],
  ['an override of direction', '\u202eJoy is work.\u202c', 'Joy is work.'],
  ['isolates', '\u2067Joy\u2069 is work.', 'Joy is work.'],
  ['a formula', '=HYPERLINK("http://x.example","Joy")', '=HYPERLINK("http://x.example","Joy")'],
  ['markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['SQL', "'); DROP TABLE vote; --", "'); DROP TABLE vote; --"],
];

describe('words as people may send them [DB13]', () => {
  it.each(kept)('%s', async (_, typed, text) => {
    const id = await stage.say(author, typed);
    const { state } = await stage.snapshot();
    expect(state.statements.find((each) => each.id === id)?.text.replace(/\s+/g, ' ')).toBe(text);
    expect((await stage.vote(author, id, 'agree')).body.outcome).toBe('counted');
  });

  it('piled-up marks never take more room than a statement has', async () => {
    const { status, body } = await stage.command(author, { type: 'add-statement', text: zalgo });
    const { statements } = (await stage.snapshot()).state;
    expect([status, body.outcome]).toEqual([200, 'done']);
    expect(statements[0]!.text.length).toBeLessThanOrEqual(zalgo.length);
  });

  it('a megabyte, and nothing to see, are refused everywhere that words are taken', async () => {
    const statementId = await stage.say(author, 'Joy is work.');
    const { steps } = aPlan(['arrive']);
    for (const text of ['x'.repeat(90_000), '\u0000', '\u200b\u200b', '']) {
      const plan = { ...aPlan([]), motion: text, steps };
      const sent = [
        { type: 'add-statement', text },
        { type: 'edit-statement', statementId, text },
        { type: 'reword-statement', statementId, text },
        { type: 'split-statement', statementId, texts: [text, 'Other.'] },
        { type: 'hide-statement', statementId, reason: text },
        { type: 'note-words', kind: 'quote', text, of: null },
        { type: 'raise-hand', kind: 'read-out', text },
        { type: 'plan', plan },
      ];
      for (const command of sent as DebateCommand[]) {
        const { status } = await stage.command(stage.facilitator, command);
        expect({ type: command.type, status }).toEqual({ type: command.type, status: 400 });
      }
    }
    const large = await stage.command(author, { type: 'add-statement', text: 'x'.repeat(1024 * 1024) });
    expect(large.status).toBe(413);
    expect((await stage.snapshot()).state.version).toBe(2);
  });

  it('a megabyte on a socket ends that socket and nothing else', async () => {
    const [loud, quiet] = [Phone.of(api, author), Phone.of(api, author)];
    await Promise.all([loud.join(stage.id), quiet.join(stage.id)]);
    const closed = new Promise((resolve) => loud.socket.on('disconnect', resolve));
    loud.send('debate.command', {
      debateId: stage.id,
      id: randomUUID(),
      command: { type: 'add-statement', text: 'x'.repeat(1024 * 1024) },
    });
    await closed;
    await stage.say(author, 'Joy is work.');
    await quiet.reached(2);
    await Promise.all([loud.close(), quiet.close()]);
  });

  it('what moved someone is kept clean too', async () => {
    await stage.command(stage.facilitator, { type: 'close' });
    const other = await aStage(api, 'lobby', stage.inquiry);
    await other.command(other.facilitator, { type: 'plan', plan: aPlan(['opening-vote']) });
    await other.command(other.facilitator, { type: 'open' });
    expect((await other.stand(author, 'opening', 'for', '\u202eKit\u0000chens')).body.outcome).toBe(
      'counted',
    );
    expect((await other.snapshot(author)).me.opening).toEqual({ choice: 'for', moved: 'Kitchens' });
    expect((await other.stand(author, 'opening', 'for', ' \u0000')).body.outcome).toBe('counted');
    expect((await other.snapshot(author)).me.opening).toEqual({ choice: 'for', moved: null });
  });
});
