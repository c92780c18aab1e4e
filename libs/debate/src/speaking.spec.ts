import type { DebateState, Turn } from '@samepage/contracts';
import { startClock } from './clock';
import { emptyDebate } from './fold';
import { spokenByPerson, spokenBySector } from './speaking';

const at = '2026-03-01T10:00:00.000Z';
const later = '2026-03-01T10:02:00.000Z';
const turn = (by: string): Turn => ({
  hand: { id: 'hand', by, at, kind: 'turn', text: null, place: null },
  clock: startClock(at, null),
  spokenMs: 1000,
  isOwnPause: false,
  runsSince: at,
});
const debate: DebateState = {
  ...emptyDebate(),
  spoken: { ann: { ms: 60_000, turns: 1 }, ben: { ms: 30_000, turns: 2 } },
};
const sectorOf = (id: string) => ({ ann: 'Health', cat: 'Health', ben: 'Culture' })[id];

it('adds the turn that is running to what its speaker has spoken', () => {
  const people = spokenByPerson({ ...debate, turn: turn('ann') }, later);
  expect(people.get('ann')).toEqual({ ms: 181_000, turns: 2 });
  expect(people.get('ben')).toEqual({ ms: 30_000, turns: 2 });
  expect(debate.spoken['ann']).toEqual({ ms: 60_000, turns: 1 });
});

it('does not count a paused turn on', () => {
  const paused = { ...turn('cat'), runsSince: null };
  expect(spokenByPerson({ ...debate, turn: paused }, later).get('cat')).toEqual({ ms: 1000, turns: 1 });
});

it('adds up sectors, without people of none', () => {
  const state = { ...debate, turn: turn('cat'), spoken: { ...debate.spoken, dan: { ms: 9, turns: 1 } } };
  expect(Object.fromEntries(spokenBySector(state, sectorOf, later))).toEqual({
    Health: 181_000,
    Culture: 30_000,
  });
});
