import { DebateEvent, type DebateCommand, type DebateState } from '@samepage/contracts';
import fc from 'fast-check';
import { decide, decideHarvest, type Decision } from './decide';
import { catchUp, emptyDebate, fold, SequenceGap } from './fold';

let made = 0;
const newId = (): string => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;

/** Commands name statements by their place in the debate, so that most of them hit one. */
type Step =
  | { type: 'open' | 'close' | 'reopen'; expectedVersion?: number | undefined; canRun: boolean }
  | { type: 'add-statement'; text: string; canSpeak: boolean }
  | { type: 'hide-statement'; place: number }
  | { type: 'harvest'; place: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constantFrom('open' as const, 'close' as const, 'reopen' as const),
    expectedVersion: fc.option(fc.nat(12), { nil: undefined, freq: 3 }),
    canRun: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('add-statement' as const),
    text: fc.oneof(fc.constantFrom('Joy', 'joy!', 'Play'), fc.string({ minLength: 1, maxLength: 20 })),
    canSpeak: fc.boolean(),
  }),
  fc.record({ type: fc.constant('hide-statement' as const), place: fc.nat(6) }),
  fc.record({ type: fc.constant('harvest' as const), place: fc.nat(6) }),
);

function take(state: DebateState, step: Step): Decision {
  const context = {
    by: newId(),
    at: new Date(0).toISOString(),
    newIds: Array.from({ length: 4 }, newId),
    canRun: true,
    canSpeak: true,
    ...step,
  };
  if (step.type === 'add-statement') return decide(state, { type: step.type, text: step.text }, context);
  if (!('place' in step)) return decide(state, { type: step.type }, context);
  const statementId = state.statements[step.place]?.id ?? newId();
  if (step.type === 'harvest')
    return decideHarvest(state, { draftId: newId(), statementIds: [statementId] }, context);
  const command: DebateCommand = { type: step.type, statementId, reason: 'off the point' };
  return decide(state, command, context);
}

/** Plays any steps on a new debate: the log it writes, and the state it keeps beside it. */
function play(steps: readonly Step[]): { log: DebateEvent[]; state: DebateState } {
  let state = emptyDebate();
  const log: DebateEvent[] = [];
  for (const each of steps) {
    const decision = take(state, each);
    if (!('accepted' in decision)) continue;
    log.push(decision.accepted);
    state = fold(state, decision.accepted);
  }
  return { log, state };
}

const shuffled = (events: DebateEvent[]): fc.Arbitrary<DebateEvent[]> =>
  fc.shuffledSubarray(events, { minLength: events.length });

const played = fc.array(step, { maxLength: 60 }).map(play);

it('the log folded from nothing is the state that was kept [DB5]', () => {
  fc.assert(fc.property(played, ({ log, state }) => expect(log.reduce(fold, emptyDebate())).toEqual(state)));
});

it('sequences have no gap and events hold to the wire contract [DB5]', () => {
  fc.assert(
    fc.property(played, ({ log }) => {
      expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, index) => index + 1));
      for (const event of log) expect(DebateEvent.parse(event)).toEqual(event);
    }),
  );
});

it('no order of commands leaves two statements that say the same, or a vote-worthy one without text', () => {
  fc.assert(
    fc.property(played, ({ state }) => {
      expect(new Set(state.statements.map(({ id }) => id)).size).toBe(state.statements.length);
      expect(state.version).toBeGreaterThanOrEqual(state.statements.length + state.harvests.length);
    }),
  );
});

it('folding changes nothing it is given, and a step out of turn is refused [DB6]', () => {
  fc.assert(
    fc.property(played, fc.nat(80), ({ log, state }, sequence) => {
      const before = structuredClone(state);
      const [first] = log;
      if (first && sequence !== state.version + 1)
        expect(() => fold(state, { ...first, sequence })).toThrow(SequenceGap);
      expect(state).toEqual(before);
    }),
  );
});

it('a client that gets events late, twice and in any order ends where the server is, or knows what it lacks [DB6]', () => {
  const deliveries = played.chain(({ log, state }) =>
    fc.record({
      log: fc.constant(log),
      state: fc.constant(state),
      batches: fc.array(fc.subarray([...log, ...log]).chain(shuffled)),
    }),
  );
  fc.assert(
    fc.property(deliveries, ({ log, state, batches }) => {
      let held = emptyDebate();
      for (const batch of batches) {
        const caught = catchUp(held, batch);
        expect(caught.state).toEqual(log.slice(0, caught.state.version).reduce(fold, emptyDebate()));
        held = caught.state;
        if (caught.missingAfter === undefined) continue;
        expect(caught.missingAfter).toBe(held.version);
      }
      expect(catchUp(held, log.slice(held.version))).toEqual({ state, missingAfter: undefined });
    }),
  );
});
