import type { Turn } from '@samepage/contracts';
import { aDebate, aDebateState } from '../../shared/testing/samples';
import { until } from '../../shared/testing/until';
import { SpMyHand } from './my-hand';
import { openPart } from './testing';

const { now, me } = aDebate();
const done = { outcome: 'done', version: 2, reason: null, because: null };
const running: Turn = {
  hand: { id: 'h-1', by: me.membershipId ?? '', at: now, kind: 'turn', text: null, place: null },
  clock: { startedAt: now, endsAt: null, leftMs: null, isPaused: false },
  spokenMs: 0,
  runsSince: now,
  isOwnPause: false,
};

async function setup(turn = running) {
  const state = aDebateState({ turn });
  const part = await openPart(SpMyHand, aDebate({ state, abilities: ['statement.add'] }));
  part.line.answer('debate.command', done).answer('debate.since', { events: [], voices: {} });
  const event = { type: 'turn-paused', sequence: state.version + 1, by: 'm-other', at: now } as const;
  const hold = async () => {
    await part.line.say('debate.events', { debateId: 'd-1', events: [event], voices: {} });
    await part.settle();
  };
  const button = () =>
    [...part.element.querySelectorAll('button')].find(({ textContent }) =>
      /with your turn/.test(textContent),
    );
  const sent = () => part.line.asked.filter(({ event: asked }) => asked === 'debate.command');
  return { ...part, hold, button, sent };
}

describe('a turn that a facilitator pauses', () => {
  it.each([
    ['Pause', running],
    ['Go on', { ...running, runsSince: null, isOwnPause: true }],
  ])('leaves its speaker the focus on “%s”, off and with the reason', async (words, turn) => {
    const { button, hold, sent, settle } = await setup(turn);
    const before = button();
    expect(before?.textContent).toContain(words);
    expect(before?.getAttribute('aria-disabled')).toBeNull();
    before?.focus();
    await hold();
    expect(document.activeElement).toBe(before);
    expect(button()).toBe(before);
    expect(before?.getAttribute('aria-disabled')).toBe('true');
    const reason = document.getElementById(before?.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toBe('A facilitator has paused your turn. They let it run on.');
    before?.click();
    await settle();
    expect(sent()).toEqual([]);
  });

  it('is off from the first look too', async () => {
    const { button } = await setup({ ...running, runsSince: null });
    expect(button()?.getAttribute('aria-disabled')).toBe('true');
  });

  it('is off also once something else was under way', async () => {
    const { button, hold, line, press, settle } = await setup();
    await hold();
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((done) => (answer = done));
    jest.spyOn(line, 'ask').mockImplementation(async () => {
      await answered;
      throw new Error('no answer in time');
    });
    await press('I have finished');
    expect(button()?.getAttribute('aria-busy')).toBe('true');
    answer();
    await until(() => !button()?.hasAttribute('aria-busy'), settle);
    expect(button()?.getAttribute('aria-disabled')).toBe('true');
  });

  it('can be paused again once it runs on', async () => {
    const { button, hold, line, settle } = await setup();
    await hold();
    const event = { type: 'turn-resumed', endsAt: null, by: 'm-other', at: now } as const;
    const sequence = aDebateState().version + 2;
    await line.say('debate.events', { debateId: 'd-1', events: [{ ...event, sequence }], voices: {} });
    await settle();
    expect(button()?.hasAttribute('aria-disabled')).toBe(false);
    expect(button()?.hasAttribute('aria-describedby')).toBe(false);
  });
});
