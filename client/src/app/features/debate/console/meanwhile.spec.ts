import type { CommandResult, DebateEvent, DebateState, Step } from '@samepage/contracts';
import { refusals, type RefusalReason } from '@samepage/debate';
import { debateSee, inquirySee, roomDesk } from '../../../api/functions';
import { FakeApi } from '../../../shared/testing/fake-api';
import { openPage } from '../../../shared/testing/page';
import { aDebate, aDebateState, anInquiry } from '../../../shared/testing/samples';
import { until } from '../../../shared/testing/until';
import { FakeLine } from '../testing';
import { ConsolePage } from './console.page';

const at = '2026-11-22T10:00:00Z';
const steps = (['floor', 'statements', 'close'] as const).map((kind, index): Step => ({
  id: `${index + 1}`,
  kind,
  title: `The ${kind}`,
  words: '',
  seconds: 600,
}));
const open = aDebateState({ version: 7, plan: { ...aDebateState().plan, steps }, stepId: '1' });
const done = (version: number): CommandResult => ({ outcome: 'done', version, reason: null, because: null });
const refused = (version: number, reason: RefusalReason): CommandResult => ({
  ...{ outcome: 'refused', version },
  ...{ reason, because: refusals[reason] },
});
const entered = (stepId: string, by: string): DebateEvent => ({
  ...{ type: 'step-entered', stepId, endsAt: null, how: 'next' },
  ...{ sequence: 8, by, at },
});
const closing = { type: 'closed', sequence: 8, by: 'm-other', at } as const;

/** No answer comes before the test says so. */
class SlowLine extends FakeLine {
  private release: (result: CommandResult) => void = () => undefined;

  override async ask<T>(event: string, request: unknown) {
    const answer = await super.ask<T>(event, request);
    if (event !== 'debate.command') return answer;
    const value = (await new Promise<CommandResult>((heard) => (this.release = heard))) as T;
    return { ok: true as const, value };
  }

  answerNow(result: CommandResult): void {
    this.release(result);
  }
}

async function setup(different: Partial<DebateState> = {}, Line: typeof FakeLine = FakeLine) {
  const state = { ...open, ...different };
  const debate = aDebate({ abilities: ['debate.see', 'debate.run'], state });
  const api = new FakeApi().answer(debateSee, debate).answer(inquirySee, anInquiry());
  api.answer(roomDesk, { waiting: [], signals: [], room: [] });
  const line = new Line(debate).answer('debate.command', done(7));
  line.answer('debate.since', { events: [], voices: {} });
  const page = await openPage(ConsolePage, { api, inputs: { debateId: 'd-1' }, providers: [line.provider] });
  await line.connect();
  await until(() => api.askedOf(roomDesk).length > 0, page.settle);
  const sent = () =>
    line.asked.flatMap(({ event, request }) =>
      event === 'debate.command' ? [(request as { command: { type: string } }).command.type] : [],
    );
  const said = () => page.element.querySelector('.said')?.textContent.trim();
  const happens = async (event: DebateEvent) => {
    await line.say('debate.events', { debateId: 'd-1', events: [event], voices: {} });
    await page.settle();
  };
  const key = async (code: 'KeyN' | 'KeyU' | 'KeyT') => {
    document.dispatchEvent(new KeyboardEvent('keydown', { code, altKey: true, shiftKey: true }));
    await page.settle();
  };
  return { ...page, line, sent, said, happens, key };
}

async function slowly(different: Partial<DebateState> = {}) {
  const page = await setup(different, SlowLine);
  const answered = async (result: CommandResult) => {
    (page.line as SlowLine).answerNow(result);
    await until(() => !page.element.querySelector('sp-run-sheet-panel [aria-busy]'), page.settle);
  };
  return { ...page, answered };
}

/** What was pressed a while ago, by the steady clock. */
function later(): void {
  const now = performance.now();
  jest.spyOn(performance, 'now').mockReturnValue(now + 2_000);
}

afterEach(() => jest.restoreAllMocks());

describe('a press just after somebody else moved on', () => {
  it('closes no debate where “Next” stood before', async () => {
    const { happens, press, said, sent } = await setup({ stepId: '2' });
    await happens(entered('3', 'm-other'));
    await press('Close the debate');
    expect(sent()).toEqual([]);
    expect(said()).toContain('Someone else moved everyone to “The close” just now.');
    later();
    await press('Close the debate');
    expect(sent()).toEqual(['close']);
  });

  it('closes none with the other button for it either', async () => {
    const { element, happens, sent, settle } = await setup();
    await happens(entered('2', 'm-other'));
    [...element.querySelectorAll('sp-run-sheet-panel button')]
      .filter(({ textContent }) => textContent.includes('Close the debate'))
      .forEach((button) => (button as HTMLElement).click());
    await settle();
    expect(sent()).toEqual([]);
  });

  it('opens no debate again that they closed', async () => {
    const { happens, press, said, sent } = await setup({ stepId: '3' });
    await happens(closing);
    await press('Open it again');
    expect(sent()).toEqual([]);
    expect(said()).toContain('Someone else closed the debate just now.');
  });

  it('makes no second step where their move came before one’s own was refused', async () => {
    const { answered, happens, key, said, sent } = await slowly();
    await key('KeyN');
    await happens(entered('2', 'm-other'));
    await answered(refused(8, 'version_moved_on'));
    await key('KeyN');
    expect(sent()).toEqual(['next']);
    expect(said()).toContain('Someone else moved everyone to “The statements” just now.');
  });

  it('makes none either while it is not known yet whose move it was', async () => {
    const { happens, key, said, sent } = await slowly();
    await key('KeyN');
    await happens(entered('2', 'm-other'));
    await key('KeyU');
    expect(sent()).toEqual(['next']);
    expect(said()).toContain('Something changed here just now.');
  });

  it('makes none where the refusal is all that is known', async () => {
    const { line, key, said, sent } = await setup();
    line.answer('debate.command', refused(8, 'version_moved_on'));
    await key('KeyN');
    await key('KeyN');
    expect(sent()).toEqual(['next']);
    expect(said()).toContain('Look again, then decide.');
  });
});

describe('a press just after one moved on oneself', () => {
  it('is carried out, also where it was pressed twice', async () => {
    const { answered, happens, key, said, sent } = await slowly();
    await key('KeyN');
    await key('KeyN');
    await happens(entered('2', 'm-me'));
    await answered(done(8));
    expect(sent()).toEqual(['next']);
    await key('KeyN');
    expect(sent()).toEqual(['next', 'next']);
    expect(said()).not.toContain('Someone else');
  });

  it('is carried out where the first answer was lost', async () => {
    const { answered, happens, key, sent } = await slowly();
    await key('KeyN');
    await happens(entered('2', 'm-me'));
    // The debate went on meanwhile, and the answer to the same press again says how far.
    await answered({ ...done(11), outcome: 'already-done' });
    await key('KeyU');
    expect(sent()).toEqual(['next', 'undo']);
  });
});
