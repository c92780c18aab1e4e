import type { DebateEvent, DebateState } from '@samepage/contracts';
import { onTheFloor } from './floor';
import { emptyDebate, fold } from './fold';
import { usualSettings } from './plan';

const happened = { at: '2026-03-01T10:00:00.000Z', by: 'one' };
const step = (id: string) => ({ id, kind: 'floor' as const, title: id, words: '', seconds: null });
const plan = { motion: null, steps: [step('first'), step('second')], settings: usualSettings };
type Bare = DebateEvent extends infer E
  ? E extends DebateEvent
    ? Omit<E, 'sequence' | 'at' | 'by'>
    : never
  : never;
const after = (...events: Bare[]): DebateState =>
  events.reduce(
    (state, event, index) => fold(state, { ...happened, ...event, sequence: index + 1 }),
    emptyDebate(),
  );
const opened: Bare = { type: 'opened', entered: { stepId: 'first', endsAt: null } };
const raised: Bare = { type: 'hand-raised', handId: 'hand', kind: 'turn', text: null };
const called: Bare = { type: 'turn-begun', handId: 'hand', endsAt: null };

it('is the step, then the turn in it and what comes right after its last word, then the next step [DB49]', () => {
  const planned: Bare = { type: 'planned', plan };
  expect(onTheFloor(after(planned, opened), 'debate')).toBe('first');
  expect(onTheFloor(after(planned, opened, raised, called), 'debate')).toBe('hand');
  expect(onTheFloor(after(planned, opened, raised, called, { type: 'turn-ended' }), 'debate')).toBe('hand');
  const next: Bare = { type: 'step-entered', stepId: 'second', endsAt: null, how: 'next' };
  expect(onTheFloor(after(planned, opened, raised, called, next), 'debate')).toBe('second');
});

it('is the debate itself without a run-sheet, and nothing while it is not open or reactions are off [DB49]', () => {
  expect(onTheFloor(after({ type: 'opened' }), 'debate')).toBe('debate');
  expect(onTheFloor(emptyDebate(), 'debate')).toBeNull();
  expect(onTheFloor(after({ type: 'opened' }, { type: 'closed' }), 'debate')).toBeNull();
  const settings = { ...usualSettings, reactions: false };
  const quiet: Bare = { type: 'planned', plan: { ...plan, settings } };
  expect(onTheFloor(after(quiet, opened), 'debate')).toBeNull();
});
