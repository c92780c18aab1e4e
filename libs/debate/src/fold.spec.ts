import type { DebateCommand, DebateState, Step } from '@samepage/contracts';
import { isOver, leftOf } from './clock';
import { decide, decideWithdrawal } from './decide';
import type { DecisionContext } from './decision';
import { emptyDebate, fold } from './fold';
import { usualSettings } from './plan';

const start = Date.parse('2026-03-01T10:00:00.000Z');
/** So many seconds after ten o'clock. */
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const step = (id: string, kind: Step['kind'], seconds: number | null): Step => ({
  id,
  kind,
  title: id,
  words: '',
  seconds,
});
const plan = {
  motion: null,
  steps: [step('one', 'statements', 300), step('two', 'floor', 600), step('three', 'close', null)],
  settings: usualSettings,
};

/** A debate that takes commands at times, and holds to what they come to. */
class Played {
  state: DebateState = { ...emptyDebate(), plan };
  private made = 0;

  do(seconds: number, command: DebateCommand, more: Partial<DecisionContext> = {}): this {
    const newIds = Array.from({ length: 4 }, () => `new ${++this.made}`);
    const context = { by: 'host', at: at(seconds), newIds, canRun: true, canSpeak: true, ...more };
    const decision = decide(this.state, command, context);
    if ('refused' in decision) throw new Error(`${command.type}: ${decision.refused}`);
    this.state = fold(this.state, decision.accepted);
    return this;
  }

  raise(
    seconds: number,
    by: string,
    more: Partial<Extract<DebateCommand, { type: 'raise-hand' }>> = {},
  ): this {
    return this.do(seconds, { type: 'raise-hand', kind: 'turn', text: null, ...more }, { by });
  }

  say(by: string, text: string): this {
    return this.do(1, { type: 'add-statement', text }, { by });
  }

  withdraw(seconds: number, membershipId: string): this {
    const decision = decideWithdrawal(this.state, membershipId, { by: membershipId, at: at(seconds) });
    if ('accepted' in decision) this.state = fold(this.state, decision.accepted);
    return this;
  }

  left(seconds: number): number | null {
    return this.state.clock && leftOf(this.state.clock, at(seconds));
  }

  hand(by: string): string {
    return this.state.hands.find((hand) => hand.by === by)?.id ?? 'none';
  }

  call(seconds: number, by: string): this {
    return this.do(seconds, { type: 'call', handId: this.hand(by) });
  }

  get text(): string[] {
    return this.state.statements.map(({ text }) => text);
  }
}

const opened = () => new Played().do(0, { type: 'open' });

describe('the clock', () => {
  it('runs from the opening to the end of the step', () => {
    expect(opened().left(100)).toBe(200_000);
    expect(opened().left(400)).toBe(0);
    expect(isOver(opened().state.clock, at(300))).toBe(true);
  });

  it('stands still while it is paused and goes on from there', () => {
    const paused = opened().do(100, { type: 'pause-clock' });
    expect(paused.left(900)).toBe(200_000);
    expect(paused.do(1000, { type: 'resume-clock' }).left(1050)).toBe(150_000);
  });

  it('is extended running, paused, and after its end from now on', () => {
    expect(opened().do(100, { type: 'extend-clock', seconds: 60 }).left(100)).toBe(260_000);
    const paused = opened().do(100, { type: 'pause-clock' }).do(120, { type: 'extend-clock', seconds: -50 });
    expect(paused.left(500)).toBe(150_000);
    expect(opened().do(500, { type: 'extend-clock', seconds: 30 }).left(510)).toBe(20_000);
    expect(opened().do(100, { type: 'extend-clock', seconds: -3600 }).left(100)).toBe(0);
  });

  it('has what was left of a step again when it is gone back to', () => {
    const back = opened().do(100, { type: 'next' }).do(500, { type: 'undo' });
    expect(back.state.stepId).toBe('one');
    expect(back.left(500)).toBe(200_000);
    expect(back.state.trail).toEqual([]);
  });

  it('goes back as far as steps were left, whichever way', () => {
    const back = opened()
      .do(10, { type: 'go-to', stepId: 'three' })
      .do(20, { type: 'go-to', stepId: 'two' })
      .do(30, { type: 'undo' });
    expect(back.state.stepId).toBe('three');
    expect(back.left(30)).toBeNull();
    expect(back.do(40, { type: 'undo' }).state.stepId).toBe('one');
  });

  it('stands still where it stood still before the step was left', () => {
    const back = opened().do(50, { type: 'pause-clock' }).do(100, { type: 'next' }).do(500, { type: 'undo' });
    expect(back.left(900)).toBe(250_000);
    expect(back.do(1000, { type: 'resume-clock' }).left(1050)).toBe(200_000);
  });

  it('goes back past steps that were taken out of the run-sheet', () => {
    const [one, , three] = plan.steps;
    const debate = opened().do(10, { type: 'next' }).do(20, { type: 'next' });
    debate.do(30, { type: 'plan', plan: { ...plan, steps: [one!, three!] } });
    expect(debate.do(40, { type: 'undo' }).state).toMatchObject({ stepId: 'one', trail: [] });
    expect(debate.left(40)).toBe(290_000);
    expect(() => debate.do(50, { type: 'undo' })).toThrow('step_first');
  });

  it('stands still while the debate is closed', () => {
    const closed = opened().do(100, { type: 'close' });
    expect(closed.left(9000)).toBe(200_000);
    const again = closed.do(9000, { type: 'reopen' }).do(9000, { type: 'resume-clock' });
    expect(again.left(9100)).toBe(100_000);
  });
});

it('remembers which votes on the motion were revealed, also where that is hidden again [DB35]', () => {
  const shown = (what: 'statements' | 'opening', shown: boolean) =>
    ({ type: 'reveal', what, shown }) as const;
  const debate = opened().do(1, shown('opening', true)).do(2, shown('statements', true));
  debate.do(3, shown('opening', false)).do(4, shown('opening', true)).do(5, shown('opening', false));
  expect(debate.state).toMatchObject({ revealed: ['statements'], ended: ['opening'] });
});

describe('a turn', () => {
  const speaking = () => opened().raise(10, 'ann').call(20, 'ann');

  it('takes the hand down and gives the time the debate gives', () => {
    const { state } = speaking();
    expect(state.hands).toEqual([]);
    expect(state.turn).toMatchObject({ hand: { by: 'ann' }, clock: { endsAt: at(140) } });
  });

  it('counts what was spoken, without pauses', () => {
    const { state } = speaking()
      .do(50, { type: 'pause-turn' })
      .do(70, { type: 'resume-turn' })
      .do(80, { type: 'end-turn' });
    expect(state.spoken).toEqual({ ann: { ms: 40_000, turns: 1 } });
    expect(state.turn).toBeNull();
  });

  const own = { by: 'ann', canRun: false };

  it('is paused by whoever speaks and runs on when they say so, with the time it had [DB54]', () => {
    const paused = speaking().do(50, { type: 'pause-turn' }, own);
    expect(paused.state.turn).toMatchObject({ isOwnPause: true, runsSince: null, spokenMs: 30_000 });
    expect(paused.state.turn?.clock).toMatchObject({ isPaused: true, leftMs: 90_000 });
    const { state } = paused.do(70, { type: 'resume-turn' }, own);
    expect(state.turn).toMatchObject({ isOwnPause: false, runsSince: at(70), clock: { endsAt: at(160) } });
  });

  it('that a facilitator paused is not run on by its speaker, also where both pressed at once [DB54]', () => {
    const held = () => speaking().do(50, { type: 'pause-turn' });
    const both = () => speaking().do(50, { type: 'pause-turn' }, own).do(51, { type: 'pause-turn' });
    for (const debate of [held, both]) {
      expect(() => debate().do(60, { type: 'resume-turn' }, own)).toThrow('turn_held');
      expect(debate().do(60, { type: 'resume-turn' }).state.turn).toMatchObject({ runsSince: at(60) });
    }
    expect(both().state.turn).toMatchObject({
      isOwnPause: false,
      spokenMs: 30_000,
      clock: { leftMs: 90_000 },
    });
  });

  it('that its speaker paused is run on, ended and left by facilitators as any [DB54]', () => {
    const paused = () => speaking().do(50, { type: 'pause-turn' }, own);
    expect(paused().do(60, { type: 'resume-turn' }).state.turn?.runsSince).toBe(at(60));
    expect(paused().do(60, { type: 'end-turn' }).state.spoken).toEqual({ ann: { ms: 30_000, turns: 1 } });
    const back = paused().do(60, { type: 'next' }).do(70, { type: 'undo' });
    expect(back.state.turn).toMatchObject({ isOwnPause: true, runsSince: null });
    expect(back.do(80, { type: 'resume-turn' }, own).state.turn?.runsSince).toBe(at(80));
    const clock = paused().do(60, { type: 'pause-clock' }).do(70, { type: 'resume-clock' });
    expect(clock.state.turn).toMatchObject({ isOwnPause: true, runsSince: null });
  });

  it.each([
    ['pause-turn', 'ben', 'turn_not_yours'],
    ['resume-turn', 'ben', 'turn_not_yours'],
    ['resume-turn', 'ann', 'turn_running'],
  ] as const)('is not for others: %s by %s is %s [DB54]', (type, by, reason) =>
    expect(() => speaking().do(30, { type }, { by, canRun: false })).toThrow(reason),
  );

  it('that stands still is not paused again, and where nobody speaks there is none [DB54]', () => {
    const paused = () => speaking().do(50, { type: 'pause-turn' }, own);
    expect(() => paused().do(60, { type: 'pause-turn' }, own)).toThrow('turn_paused');
    expect(() => speaking().do(50, { type: 'pause-turn' }).do(60, { type: 'pause-turn' })).toThrow(
      'turn_paused',
    );
    expect(() => opened().do(10, { type: 'pause-turn' }, own)).toThrow('turn_none');
    expect(() => opened().do(10, { type: 'resume-turn' }, own)).toThrow('turn_none');
  });

  it('has the same time left after a pause, and more when extended', () => {
    const resumed = speaking().do(50, { type: 'pause-turn' }).do(70, { type: 'resume-turn' });
    expect(resumed.state.turn?.clock.endsAt).toBe(at(160));
    expect(resumed.do(80, { type: 'extend-turn', seconds: 30 }).state.turn?.clock.endsAt).toBe(at(190));
  });

  it.each<[string, (debate: Played) => Played]>([
    ['the next step', (debate) => debate.do(60, { type: 'next' })],
    ['the next speaker', (debate) => debate.raise(30, 'ben').call(60, 'ben')],
    ['the close', (debate) => debate.do(60, { type: 'close' })],
    ['removal', (debate) => debate.do(60, { type: 'remove', membershipId: 'ann', removed: true })],
    ['muting', (debate) => debate.do(60, { type: 'mute', membershipId: 'ann', muted: true })],
  ])('ends with %s, and is counted [DB38] [DB40]', (_, end) => {
    const { state } = end(speaking());
    expect(state.turn?.hand.by).not.toBe('ann');
    expect(state.spoken['ann']).toEqual({ ms: 40_000, turns: 1 });
  });

  it('is given back with the step it was had in, and counts once', () => {
    const debate = speaking().do(60, { type: 'next' }).do(70, { type: 'undo' });
    expect(debate.state.turn).toMatchObject({ hand: { by: 'ann' }, runsSince: at(70) });
    expect(debate.state.spoken).toEqual({});
    expect(debate.state.turn?.clock.endsAt).toBe(at(150));
    expect(debate.state.floor).toBe(debate.state.turn?.hand.id);
    debate.do(80, { type: 'end-turn' });
    expect(debate.state.spoken).toEqual({ ann: { ms: 50_000, turns: 1 } });
  });

  it('that stood still is given back standing still', () => {
    const debate = speaking()
      .do(50, { type: 'pause-turn' })
      .do(60, { type: 'next' })
      .do(70, { type: 'undo' });
    expect(debate.state.turn).toMatchObject({ runsSince: null, spokenMs: 30_000, clock: { leftMs: 90_000 } });
  });

  it('is not given back to somebody who may not speak any more, nor with words they took back', () => {
    const left = () => speaking().do(60, { type: 'next' });
    const muted = left().do(65, { type: 'mute', membershipId: 'ann', muted: true }).do(70, { type: 'undo' });
    expect(muted.state).toMatchObject({ turn: null, spoken: { ann: { ms: 40_000, turns: 1 } } });
    const read = opened().raise(10, 'ann', { kind: 'read-out', text: 'Read this' }).call(20, 'ann');
    const back = read.do(60, { type: 'next' }).withdraw(65, 'ann').do(70, { type: 'undo' });
    expect(back.state.turn).toMatchObject({ hand: { by: 'ann', text: null } });
  });

  it('adds up over turns', () => {
    const { state } = speaking()
      .do(30, { type: 'end-turn' })
      .raise(40, 'ann')
      .call(50, 'ann')
      .do(55, { type: 'end-turn' });
    expect(state.spoken).toEqual({ ann: { ms: 15_000, turns: 2 } });
  });
});

describe('hands', () => {
  it('go up, are placed, left to the score again, and go down', () => {
    const debate = opened().raise(1, 'ann').raise(2, 'ben');
    const handId = debate.hand('ben');
    debate.do(3, { type: 'place-hand', handId, place: 0 });
    expect(debate.state.hands.map(({ place }) => place)).toEqual([null, 0]);
    debate.do(4, { type: 'place-hand', handId, place: null });
    expect(debate.state.hands.map(({ place }) => place)).toEqual([null, null]);
    debate.do(5, { type: 'lower-hand', handId }, { by: 'ben', canRun: false });
    expect(debate.state.hands.map(({ by }) => by)).toEqual(['ann']);
  });

  it('that were placed move up as those before them are called', () => {
    const debate = opened().raise(1, 'ann').raise(2, 'ben').raise(3, 'cai').raise(4, 'dov');
    debate.do(5, { type: 'place-hand', handId: debate.hand('cai'), place: 1 });
    debate.do(5, { type: 'place-hand', handId: debate.hand('dov'), place: 2 });
    const placed = () => debate.state.hands.map(({ by, place }) => [by, place]);
    debate.call(6, 'ann');
    expect(placed()).toEqual([
      ['ben', null],
      ['cai', 0],
      ['dov', 1],
    ]);
    debate.call(7, 'dov');
    expect(placed()).toEqual([
      ['ben', null],
      ['cai', 0],
    ]);
  });

  it('go down when their owner is muted or removed, and can go up after', () => {
    const debate = opened().raise(1, 'ann').raise(1, 'ben');
    debate
      .do(2, { type: 'mute', membershipId: 'ann', muted: true })
      .do(2, { type: 'remove', membershipId: 'ben', removed: true });
    expect(debate.state).toMatchObject({ hands: [], muted: ['ann'], removed: ['ben'] });
    expect(() => debate.raise(3, 'ann')).toThrow('you_are_muted');
    expect(() => debate.raise(3, 'ben')).toThrow('you_were_removed');
    debate
      .do(4, { type: 'mute', membershipId: 'ann', muted: false })
      .do(4, { type: 'remove', membershipId: 'ben', removed: false });
    expect(debate.raise(5, 'ann').raise(5, 'ben').state.hands).toHaveLength(2);
  });
});

describe('groups', () => {
  it('hold nobody who was removed, and forget where they were [DB38]', () => {
    const groups = [{ id: 'a', name: 'a', members: ['x', 'y'], documentId: null }];
    const debate = opened().do(1, { type: 'form-groups', groups });
    debate.do(2, { type: 'remove', membershipId: 'x', removed: true });
    expect(debate.state.groups[0]?.members).toEqual(['y']);
    debate.do(3, { type: 'remove', membershipId: 'x', removed: false });
    expect(debate.state.groups[0]?.members).toEqual(['y']);
    debate.do(4, { type: 'remove', membershipId: 'x', removed: true });
    const move = { type: 'move-member' as const, membershipId: 'x', groupId: 'a' };
    expect(() => debate.do(5, move)).toThrow('member_removed');
    // A proposal may be older than that.
    expect(debate.do(6, { type: 'form-groups', groups }).state.groups[0]?.members).toEqual(['y']);
  });

  it('hold everyone once, wherever they are moved', () => {
    const group = (id: string, ...members: string[]) => ({ id, name: id, members, documentId: null });
    const debate = opened().do(1, { type: 'form-groups', groups: [group('a', 'x', 'y'), group('b', 'z')] });
    const members = () => debate.state.groups.map((each) => each.members);
    debate.do(2, { type: 'move-member', membershipId: 'x', groupId: 'b' });
    expect(members()).toEqual([['y'], ['z', 'x']]);
    debate.do(3, { type: 'move-member', membershipId: 'z', groupId: null });
    expect(members()).toEqual([['y'], ['x']]);
  });
});

describe('what was said', () => {
  it('keeps its lineage when it is split or reworded', () => {
    const debate = opened().say('ann', 'Sing and walk');
    const statementId = debate.state.statements[0]!.id;
    debate.do(2, { type: 'split-statement', statementId, texts: ['Sing', 'Walk'] });
    const { statements } = debate.state;
    expect(statements[0]).toMatchObject({ text: 'Sing and walk', recast: true });
    expect(statements.slice(1)).toMatchObject([
      { text: 'Sing', by: 'ann', from: { id: statementId, how: 'split' }, recast: false },
      { text: 'Walk', by: 'ann', from: { id: statementId, how: 'split' }, recast: false },
    ]);
    debate.do(3, { type: 'reword-statement', statementId: statements[1]!.id, text: 'Sing daily' });
    expect(debate.state.statements.at(-1)).toMatchObject({
      by: 'ann',
      from: { id: statements[1]!.id, how: 'reworded' },
    });
    expect(() => debate.do(4, { type: 'reword-statement', statementId, text: 'Other' })).toThrow(
      'statement_recast',
    );
  });

  it('can be reworded by punctuation alone, and stays taken in its old words', () => {
    const debate = opened().say('ann', 'Sing');
    const statementId = debate.state.statements[0]!.id;
    debate.do(2, { type: 'reword-statement', statementId, text: 'Sing!' });
    expect(debate.text).toEqual(['Sing', 'Sing!']);
    expect(() => debate.say('ben', 'sing')).toThrow('statement_already_there');
  });

  it('loses its words when it is hidden', () => {
    const debate = opened().say('ann', 'Unkind');
    debate.do(2, { type: 'hide-statement', statementId: debate.state.statements[0]!.id, reason: 'unkind' });
    expect(debate.state.statements[0]).toMatchObject({ text: '', hidden: true });
  });

  it('is withdrawn with all that was made from it, and with words that wait to be read out', () => {
    const debate = opened().say('ann', 'Sing and walk').say('ben', 'Dance');
    const statementId = debate.state.statements[0]!.id;
    debate
      .do(2, { type: 'split-statement', statementId, texts: ['Sing', 'Walk'] })
      .do(3, { type: 'note-words', kind: 'quote', text: 'As I said', of: 'ann', groupId: null })
      .raise(4, 'ann', { kind: 'read-out', text: 'Read this' })
      .withdraw(5, 'ann');
    expect(debate.text).toEqual(['', 'Dance', '', '', '']);
    expect(debate.state.statements.filter(({ withdrawn }) => withdrawn)).toHaveLength(4);
    expect(debate.state.hands).toMatchObject([{ by: 'ann', text: null }]);
  });

  it('is withdrawn from the turn in which it is read out', () => {
    const debate = opened().raise(1, 'ann', { kind: 'read-out', text: 'Read this' }).call(2, 'ann');
    expect(debate.withdraw(3, 'ann').state.turn?.hand.text).toBeNull();
  });
});
