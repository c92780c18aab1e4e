import type { DebateState, Hand } from '@samepage/contracts';
import { type } from '../../shared/testing/page';
import { aDebate, aDebateState } from '../../shared/testing/samples';
import { SpFloorStep } from './floor-step';
import { placeInWords } from './hand-words';
import { SpMyHand } from './my-hand';
import { openPart } from './testing';

const { now } = aDebate();
const done = { outcome: 'done', version: 1, reason: null, because: null };
const aHand = (by: string, different: Partial<Hand> = {}): Hand => ({
  id: `hand-${by}`,
  by,
  at: now,
  kind: 'turn',
  text: null,
  place: null,
  ...different,
});
const clock = (seconds: number) => ({
  startedAt: now,
  endsAt: new Date(Date.parse(now) + seconds * 1000).toISOString(),
  leftMs: null,
  isPaused: false,
});
const turnOf = (by: string, seconds = 90) => ({
  hand: aHand(by),
  clock: clock(seconds),
  spokenMs: 0,
  isOwnPause: false,
  runsSince: now,
});

const pausedTurnOf = (by: string, isOwnPause: boolean) => ({
  ...turnOf(by),
  clock: { startedAt: now, endsAt: null, leftMs: 60_000, isPaused: true },
  runsSince: null,
  isOwnPause,
});

const floor = (different: Partial<DebateState> = {}, abilities = ['statement.add']) =>
  openPart(SpFloorStep, aDebate({ state: aDebateState(different), abilities }));
const mine = (different: Partial<DebateState> = {}) =>
  openPart(SpMyHand, aDebate({ state: aDebateState(different) }));

describe('a hand that was up when the debate closed', () => {
  it('waits for nothing any more', async () => {
    const hands = [aHand('m-me')];
    const open = await mine({ hands });
    expect(open.text()).toContain('Your hand is up');
    open.close();
    expect((await mine({ hands, phase: 'closed' })).text()).not.toContain('Your hand is up');
  });
});

describe('the floor', () => {
  it('raises a hand in one press', async () => {
    const { line, press } = await floor();
    line.answer('debate.command', done);
    await press('Ask for a turn');
    expect(line.asked.at(-1)?.request).toMatchObject({
      command: { type: 'raise-hand', kind: 'turn', text: null },
    });
  });

  it('offers an answer only while somebody else speaks', async () => {
    const quiet = await floor();
    expect(quiet.text()).not.toContain('Answer who speaks now');
    quiet.close();
    const { text } = await floor({ turn: turnOf('m-other') });
    expect(text()).toContain('Speaking now');
    expect(text()).toContain('Lou');
    expect(text()).toContain('Answer who speaks now');
  });

  it('keeps words to be read out when they could not be sent', async () => {
    const { element, line, press, submit, text } = await floor();
    await press('Please read mine out');
    await submit();
    expect(text()).toContain('Write what should be read out.');
    type(element, '#read-out', 'My mother sat there.');
    line.refuse('debate.command', 'Not just now.');
    await submit();
    expect(element.querySelector<HTMLTextAreaElement>('#read-out')?.value).toBe('My mother sat there.');
    line.answer('debate.command', done);
    await submit();
    expect(line.asked.at(-1)?.request).toMatchObject({
      command: { kind: 'read-out', text: 'My mother sat there.' },
    });
    expect(element.querySelector('#read-out')).toBeNull();
  });

  it.each([
    ['after', ['statement.add'], true],
    ['before', ['statement.add'], false],
    ['before', ['statement.add', 'debate.run'], true],
  ] as const)(
    'offers reading out where words are looked at %s being shown, to %j: %s',
    async (moderation, abilities, is) => {
      const plan = { ...aDebateState().plan, settings: { ...aDebateState().plan.settings, moderation } };
      const { text } = await floor({ plan }, [...abilities]);
      expect(text().includes('Please read mine out')).toBe(is);
    },
  );

  it('shows who is next, and why', async () => {
    const { element } = await floor({ hands: [aHand('m-other')] });
    expect(element.querySelector('ol')?.textContent).toContain('Lou');
    expect(element.querySelector('ol')?.textContent).toContain('Has not spoken yet');
  });

  it('takes a point of process in any step, and nothing else where there is no floor', async () => {
    const steps = [{ id: 's', kind: 'arrive' as const, title: 'Arrive', words: '', seconds: null }];
    const { element } = await floor({ plan: { ...aDebateState().plan, steps }, stepId: 's' });
    const ways = [...element.querySelectorAll('sp-raise-hand b')].map(({ textContent }) => textContent);
    expect(ways).toEqual(['A point of process']);
  });

  it('says to someone who is muted that they listen for now', async () => {
    const { text, element } = await floor({ muted: ['m-me'] });
    expect(text()).toContain('A facilitator has asked you to listen. You can still vote.');
    expect(element.querySelector('sp-raise-hand')).toBeNull();
  });
});

describe('one’s own hand', () => {
  it.each([
    [0, 1, 'You are next. Nobody else is waiting.'],
    [0, 4, 'You are next of 4.'],
    [2, 7, 'You are third of 7 in the queue.'],
    [11, 20, 'You are number 12 of 20 in the queue.'],
  ])('at %d of %d is said as %s', (index, all, words) => expect(placeInWords(index, all)).toBe(words));

  it('says where it stands and why, and can be lowered', async () => {
    const { line, press, text } = await mine({ hands: [aHand('m-me')] });
    expect(text()).toContain('You are next.');
    expect(text()).toContain('Has not spoken yet');
    line.answer('debate.command', done);
    await press('Lower my hand');
    expect(line.asked.at(-1)?.request).toMatchObject({
      command: { type: 'lower-hand', handId: 'hand-m-me' },
    });
  });

  it('shows the time left in one’s turn, and ends it', async () => {
    const { line, press, text } = await mine({ turn: turnOf('m-me') });
    expect(text()).toContain('It is your turn');
    expect(text()).toMatch(/1:(30|29)/);
    line.answer('debate.command', done);
    await press('I have finished');
    expect(line.asked.at(-1)?.request).toMatchObject({ command: { type: 'end-turn' } });
  });

  it('is paused by whoever has it, and runs on when they say so', async () => {
    const running = await mine({ turn: turnOf('m-me') });
    running.line.answer('debate.command', done);
    await running.press('Pause with your turn');
    expect(running.line.asked.at(-1)?.request).toMatchObject({ command: { type: 'pause-turn' } });
    running.close();
    const { line, press, text } = await mine({ turn: pausedTurnOf('m-me', true) });
    expect(text()).toContain('Your turn is paused. Go on when you are ready.');
    line.answer('debate.command', done);
    await press('Go on with your turn');
    expect(line.asked.at(-1)?.request).toMatchObject({ command: { type: 'resume-turn' } });
  });

  it('is let run on by facilitators where they paused it, one who speaks included', async () => {
    const held = await mine({ turn: pausedTurnOf('m-me', false) });
    expect(held.text()).toContain('A facilitator has paused your turn. They let it run on.');
    expect(held.text()).not.toContain('Go on');
    expect(held.text()).toContain('I have finished');
    held.close();
    const state = aDebateState({ turn: pausedTurnOf('m-me', false) });
    const { text } = await openPart(SpMyHand, aDebate({ state, abilities: ['debate.run'] }));
    expect(text()).toContain('Go on with your turn');
  });

  it('is said to be paused also where it has no end, and to those who listen', async () => {
    const turn = pausedTurnOf('m-me', true);
    const endless = { ...turn, clock: { ...turn.clock, leftMs: null } };
    const speaker = await mine({ turn: endless });
    expect(speaker.text()).toContain('Your turn is paused.');
    speaker.close();
    expect((await floor({ turn: pausedTurnOf('m-other', true) })).text()).toContain('Speaking now, paused');
  });

  it('says gently that the time is up', async () => {
    expect((await mine({ turn: turnOf('m-me', 0) })).text()).toContain(
      'Your time is up. Finish your sentence.',
    );
  });

  it('is not felt when its owner pauses it', async () => {
    const vibrate = jest.fn();
    Object.assign(navigator, { vibrate });
    Object.defineProperty(navigator, 'userActivation', {
      configurable: true,
      value: { hasBeenActive: true },
    });
    await mine({ turn: pausedTurnOf('m-me', true) });
    // Once: that it is their turn.
    expect(vibrate).toHaveBeenCalledTimes(1);
    Reflect.deleteProperty(navigator, 'vibrate');
    Reflect.deleteProperty(navigator, 'userActivation');
  });

  it.each([
    [true, false, 1],
    [false, false, 0],
    [true, true, 0],
  ])('is felt by a hand that has touched it: %s, wants less: %s', async (hasBeenActive, calm, times) => {
    const vibrate = jest.fn();
    Object.assign(navigator, { vibrate });
    Object.defineProperty(navigator, 'userActivation', { configurable: true, value: { hasBeenActive } });
    if (calm) localStorage.setItem('samepage.calm', 'on');
    await mine({ turn: turnOf('m-me') });
    expect(vibrate).toHaveBeenCalledTimes(times);
    Reflect.deleteProperty(navigator, 'vibrate');
    Reflect.deleteProperty(navigator, 'userActivation');
    localStorage.clear();
  });

  it('is nothing while someone else speaks', async () => {
    expect((await mine({ turn: turnOf('m-other') })).text().trim()).toBe('');
  });
});
