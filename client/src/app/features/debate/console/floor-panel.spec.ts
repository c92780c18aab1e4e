import { Component, viewChild } from '@angular/core';
import type { CommandResult, DebateEvent, Hand, Turn } from '@samepage/contracts';
import { refusals } from '@samepage/debate';
import { aDebate, aDebateState } from '../../../shared/testing/samples';
import { openPart } from '../testing';
import { Acts } from './acts';
import { SpFloorPanel } from './floor-panel';

const at = '2026-11-22T10:00:00Z';
const hand: Hand = { id: 'h-1', by: 'm-other', at, kind: 'turn', text: null, place: null };
const clock = { startedAt: at, endsAt: null, leftMs: null, isPaused: false };
const running: Turn = { hand, clock, spokenMs: 0, runsSince: at, isOwnPause: false };
const held: Turn = { ...running, clock: { ...clock, isPaused: true }, runsSince: null };
const ownPause: Turn = { ...held, isOwnPause: true };
const done: CommandResult = { outcome: 'done', version: 8, reason: null, because: null };
const paused = (by: string, own: { own?: true } = {}): DebateEvent => ({
  ...{ type: 'turn-paused', sequence: 8, by, at },
  ...own,
});
const resumed: DebateEvent = { type: 'turn-resumed', endsAt: null, sequence: 8, by: 'm-third', at };

@Component({
  imports: [SpFloorPanel],
  providers: [Acts],
  template: '<sp-floor-panel />',
})
class Desk {
  readonly panel = viewChild.required(SpFloorPanel);
}

async function setup(turn: Turn) {
  const state = aDebateState({ version: 7, turn });
  const part = await openPart(Desk, aDebate({ state, abilities: ['debate.see', 'debate.run'] }));
  const { element, fixture, line, settle } = part;
  line.answer('debate.command', done).answer('debate.since', { events: [], voices: {} });
  const sent = () =>
    line.asked.flatMap(({ event, request }) =>
      event === 'debate.command' ? [(request as { command: { type: string } }).command.type] : [],
    );
  const said = () => fixture.debugElement.injector.get(Acts).said()?.words;
  const happens = async (event: DebateEvent) => {
    await line.say('debate.events', { debateId: 'd-1', events: [event], voices: {} });
    await settle();
  };
  /** What is pressed by its key. */
  const key = async () => {
    fixture.componentInstance.panel().togglePause();
    await settle();
  };
  const isOff = (words: string) =>
    [...element.querySelectorAll('button')]
      .find(({ textContent }) => textContent.trim().startsWith(words))
      ?.getAttribute('aria-disabled');
  return { ...part, sent, said, happens, key, isOff };
}

afterEach(() => jest.restoreAllMocks());

describe('a turn whose speaker paused it', () => {
  it('is said to be that, and can be held as well as let run on', async () => {
    const { isOff, press, said, sent, text } = await setup(ownPause);
    expect(text()).toContain('paused it themselves');
    expect([isOff('Hold'), isOff('Run on')]).toEqual([null, null]);
    await press('Hold the turn');
    expect(said()).toBe('The turn is held until a facilitator lets it run on.');
    await press('Run on with the turn');
    expect(sent()).toEqual(['pause-turn', 'resume-turn']);
  });

  it.each(['button', 'key'])('in the moment a facilitator pauses it with a %s is held', async (by) => {
    const { happens, key, press, sent } = await setup(running);
    await happens(paused('m-other', { own: true }));
    await (by === 'key' ? key() : press(/^\s*(Pause|Hold|Run on)/));
    expect(sent()).toEqual(['pause-turn']);
  });

  it('who is the facilitator at the desk can only run on', async () => {
    const { isOff, key, sent, text } = await setup({ ...ownPause, hand: { ...hand, by: 'm-me' } });
    expect(text()).toContain('paused by yourself');
    expect([isOff('Pause'), isOff('Run on')]).toEqual(['true', null]);
    await key();
    expect(sent()).toEqual(['resume-turn']);
  });
});

describe('a turn that two facilitators pause at once', () => {
  it.each(['button', 'key'])('stays paused, with a %s', async (by) => {
    const { happens, key, press, said, sent } = await setup(running);
    await happens(paused('m-third'));
    await (by === 'key' ? key() : press('Pause the turn'));
    expect(sent()).toEqual([]);
    expect(said()).toContain(by === 'key' ? 'Someone else paused the turn just now.' : 'paused already');
  });

  it('stays paused where the press was refused, and comes again', async () => {
    const { happens, key, line, sent } = await setup(running);
    const because = refusals.turn_paused;
    line.answer('debate.command', { ...done, outcome: 'refused', reason: 'turn_paused', because });
    await key();
    await happens(paused('m-third'));
    await key();
    expect(sent()).toEqual(['pause-turn']);
  });

  it('is let run on a moment later', async () => {
    const { happens, key, sent } = await setup(running);
    await happens(paused('m-third'));
    const now = performance.now();
    jest.spyOn(performance, 'now').mockReturnValue(now + 2_000);
    await key();
    expect(sent()).toEqual(['resume-turn']);
  });
});

describe('a turn', () => {
  it('that two facilitators let run on at once is not paused', async () => {
    const { happens, key, press, said, sent } = await setup(held);
    await happens(resumed);
    await key();
    await press('Run on with the turn');
    expect(sent()).toEqual([]);
    expect(said()).toContain('Someone else let the turn run on just now.');
  });

  it('that one paused oneself runs on as soon as one likes', async () => {
    const { happens, key, sent } = await setup(running);
    await key();
    await happens(paused('m-me'));
    await key();
    expect(sent()).toEqual(['pause-turn', 'resume-turn']);
  });

  it('keeps both its buttons, and the focus, whoever pauses it', async () => {
    const { element, happens, isOff } = await setup(running);
    expect([isOff('Pause'), isOff('Run on')]).toEqual([null, 'true']);
    const [pause] = element.querySelectorAll('button');
    pause?.focus();
    await happens(paused('m-third'));
    expect([isOff('Pause'), isOff('Run on')]).toEqual(['true', null]);
    expect(document.activeElement).toBe(pause);
  });
});
