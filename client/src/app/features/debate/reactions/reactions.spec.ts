import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { aDebate, aDebateState } from '../../../shared/testing/samples';
import { Calm } from '../calm';
import { Acts } from '../console/acts';
import { openPart } from '../testing';
import { SpReactions } from './reactions';
import { SpReactionsSwitch } from './reactions-switch';
import { SpStageReactions } from './stage-reactions';

@Component({ imports: [SpReactionsSwitch], providers: [Acts], template: '<sp-reactions-switch />' })
class Panel {}

const counts = { 'd-1': { heart: 3, clap: 0, question: 0, 'me-too': 1 } };
const reactions = { counts, own: { 'd-1': ['me-too' as const] } };
const counted = (on: boolean) => ({ outcome: 'counted', on, reason: null, because: null });

const pressed = (element: HTMLElement) =>
  [...element.querySelectorAll('button')].map((button) => button.getAttribute('aria-pressed'));

describe('reactions on a phone', () => {
  afterEach(() => localStorage.clear());

  it('are four, none against anyone, with how many there are and which are one’s own', async () => {
    const { element, text } = await openPart(SpReactions, aDebate({ reactions }));
    const said = [...element.querySelectorAll('button .words')];
    expect(said.map(({ textContent }) => textContent)).toEqual([
      ...['This matters', 'Applause', 'A question', 'Me too'],
    ]);
    expect(pressed(element)).toEqual(['false', 'false', 'false', 'true']);
    expect(text()).toContain('3 so far');
  });

  it('are put there and taken back with a press, seen at once', async () => {
    const { element, press, line } = await openPart(SpReactions, aDebate({ reactions }));
    line.answer('debate.react', counted(true));
    await press(/This matters/);
    const request = { debateId: 'd-1', about: 'd-1' };
    expect(line.asked.at(-1)).toEqual({
      event: 'debate.react',
      request: { ...request, kind: 'heart', on: true },
    });
    expect(pressed(element)).toEqual(['true', 'false', 'false', 'true']);
    line.answer('debate.react', counted(false));
    await press(/Me too/);
    expect(line.asked.at(-1)?.request).toEqual({ ...request, kind: 'me-too', on: false });
    expect(pressed(element)).toEqual(['true', 'false', 'false', 'false']);
  });

  it('follow what the room is told', async () => {
    const { text, line, settle } = await openPart(SpReactions, aDebate({ reactions }));
    await line.say('debate.reactions', { debateId: 'd-1', counts: { 'd-1': { ...counts['d-1'], clap: 7 } } });
    await settle();
    expect(text()).toContain('7 so far');
  });

  it('say why one was not taken, but not that the room went on', async () => {
    const { element, press, line, text } = await openPart(SpReactions, aDebate());
    const refused = { outcome: 'refused', on: null } as const;
    line.answer('debate.react', { ...refused, reason: 'reaction_passed', because: 'It went on.' });
    await press(/Applause/);
    expect(text()).not.toContain('It went on.');
    line.answer('debate.react', { ...refused, reason: 'reactions_off', because: 'They are off.' });
    await press(/Applause/);
    expect(text()).toContain('They are off.');
    expect(pressed(element)).toEqual(Array(4).fill('false'));
  });

  it('move no number for those who want less to take in', async () => {
    localStorage.setItem('samepage.calm', 'on');
    const { element, text } = await openPart(SpReactions, aDebate({ reactions }));
    expect(TestBed.inject(Calm).isOn()).toBe(true);
    expect(text()).not.toMatch(/\d/);
    expect(pressed(element)).toEqual(['false', 'false', 'false', 'true']);
  });

  it.each([
    ['while nothing is open', { state: aDebateState({ phase: 'closed' }) }],
    ['of those who only follow', { abilities: ['debate.see'] }],
  ])('are not there %s', async (_, different) => {
    const { element } = await openPart(SpReactions, aDebate({ reactions, ...different }));
    expect(element.querySelector('button')).toBeNull();
  });

  it('are not there where they are switched off', async () => {
    const { plan } = aDebateState();
    const off = { ...plan, settings: { ...plan.settings, reactions: false } };
    const { element } = await openPart(SpReactions, aDebate({ state: aDebateState({ plan: off }) }));
    expect(element.querySelector('button')).toBeNull();
  });
});

describe('reactions on the stage', () => {
  it('are those there are, in words and numbers', async () => {
    const { text, element } = await openPart(SpStageReactions, aDebate({ reactions }));
    expect(element.querySelectorAll('li')).toHaveLength(2);
    expect(text()).toMatch(/3\s*This matters/);
  });

  it('are not there where nobody reacted', async () => {
    const { element } = await openPart(SpStageReactions, aDebate());
    expect(element.querySelector('ul')).toBeNull();
  });
});

describe('the switch for reactions', () => {
  it('sends the plan with reactions off, and says how it is', async () => {
    const { press, line, text, element } = await openPart(Panel, aDebate({ abilities: ['debate.run'] }));
    expect(text()).toContain('People can react without words.');
    expect(pressed(element)).toEqual(['true']);
    line.answer('debate.command', { outcome: 'done', version: 1, reason: null, because: null });
    await press('Reactions');
    const { plan } = aDebateState();
    expect(line.asked.at(-1)?.request).toMatchObject({
      command: { type: 'plan', plan: { ...plan, settings: { ...plan.settings, reactions: false } } },
      expectedVersion: 1,
    });
  });
});
