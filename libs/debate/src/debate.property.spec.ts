import { DebateCommand, DebateEvent, DebateState } from '@samepage/contracts';
import fc from 'fast-check';
import { decideWithdrawal, needs } from './decide';
import { catchUp, emptyDebate, fold, SequenceGap } from './fold';
import { anyDebate, attemptTypes, members, type AnyDebate } from './testing/any-debate';

const folded = (log: readonly DebateEvent[]): DebateState => log.reduce(fold, emptyDebate());

const shuffled = (events: DebateEvent[]): fc.Arbitrary<DebateEvent[]> =>
  fc.shuffledSubarray(events, { minLength: events.length });

it('tries every command there is, and most of them come to something', () => {
  expect([...attemptTypes].filter((type) => type !== 'harvest' && type !== 'withdraw').sort()).toEqual(
    Object.keys(needs).sort(),
  );
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyDebate, ({ log }) => {
      for (const { type } of log) seen.add(type);
    }),
    { numRuns: 500, seed: 20260301 },
  );
  expect([...seen].sort()).toEqual(DebateEvent.options.map(({ shape }) => shape.type.value).sort());
});

it('the log folded from nothing is the state that was kept [DB5]', () => {
  fc.assert(fc.property(anyDebate, ({ log, state }) => expect(folded(log)).toEqual(state)));
});

it('sequences have no gap and events hold to the wire contract, there and back [DB5]', () => {
  fc.assert(
    fc.property(anyDebate, ({ log, state }) => {
      expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, index) => index + 1));
      expect(state.version).toBe(log.length);
      for (const event of log) expect(DebateEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    }),
  );
});

it('the state holds to the wire contract, there and back', () => {
  fc.assert(
    fc.property(anyDebate, ({ state }) =>
      expect(DebateState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state),
    ),
  );
});

it('the same question has the same answer; that states are frozen shows that asking changes nothing', () => {
  fc.assert(
    fc.property(anyDebate, ({ attempts }) => {
      for (const { decide, decision } of attempts)
        expect(JSON.stringify(decide())).toBe(JSON.stringify(decision));
    }),
  );
});

it('ids are unique, hands are up once a person, turns and groups hold people once', () => {
  fc.assert(
    fc.property(anyDebate, ({ state }) => {
      const areUnique = (list: readonly unknown[]) => expect(new Set(list).size).toBe(list.length);
      areUnique(state.statements.map(({ id }) => id));
      areUnique(state.hands.map(({ by }) => by));
      areUnique(state.groups.flatMap((group) => group.members));
      for (const { by } of state.hands) expect([...state.muted, ...state.removed]).not.toContain(by);
      if (state.turn) expect([...state.muted, ...state.removed]).not.toContain(state.turn.hand.by);
      for (const group of state.groups)
        for (const id of group.members) expect(state.removed).not.toContain(id);
      for (const { text, hidden, withdrawn } of state.statements)
        if (hidden || withdrawn) expect(text).toBe('');
      for (const { ms } of Object.values(state.spoken)) expect(ms).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('folding changes nothing it is given, and a step out of turn is refused [DB6]', () => {
  fc.assert(
    fc.property(anyDebate, fc.nat(80), ({ log, state }, sequence) => {
      const before = structuredClone(state);
      const [first] = log;
      if (first && sequence !== state.version + 1)
        expect(() => fold(state, { ...first, sequence })).toThrow(SequenceGap);
      expect(state).toEqual(before);
    }),
  );
});

it('a client that gets events late, twice and in any order ends where the server is, or knows what it lacks [DB6]', () => {
  const deliveries = anyDebate.chain(({ log, state }) =>
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
        expect(caught.state).toEqual(folded(log.slice(0, caught.state.version)));
        held = caught.state;
        if (caught.missingAfter === undefined) continue;
        expect(caught.missingAfter).toBe(held.version);
      }
      expect(catchUp(held, log.slice(held.version))).toEqual({ state, missingAfter: undefined });
    }),
  );
});

/** A log without the words of somebody, as the database keeps it once they were withdrawn. */
function blanked(log: readonly DebateEvent[], membershipId: string): DebateEvent[] {
  const theirs = new Set(
    folded(log)
      .statements.filter(({ by }) => by === membershipId)
      .map(({ id }) => id),
  );
  return log.map((event) => {
    switch (event.type) {
      case 'statement-added':
      case 'statement-edited':
        return theirs.has(event.statementId) ? { ...event, text: '' } : event;
      case 'statement-recast':
        return theirs.has(event.statementId)
          ? { ...event, into: event.into.map((each) => ({ ...each, text: '' })) }
          : event;
      case 'hand-raised':
        return event.by === membershipId ? { ...event, text: null } : event;
      default:
        return event;
    }
  });
}

it('a log whose words were blanked is folded to the state after they were withdrawn', () => {
  const withdrawn = fc.record({
    debate: anyDebate,
    membershipId: fc.constantFrom(...members),
    /** How much of the debate came before. */
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const at = '2026-03-02T10:00:00.000Z';
  fc.assert(
    fc.property(withdrawn, ({ debate: { log }, membershipId, share }) => {
      const before = log.slice(0, Math.round(log.length * share));
      const live = folded(before);
      const decision = decideWithdrawal(live, membershipId, { by: membershipId, at });
      if (!('accepted' in decision)) throw new Error('A withdrawal is never refused.');
      const after = fold(live, decision.accepted);
      const kept = blanked([...before, decision.accepted], membershipId);
      expect(folded(kept)).toEqual(after);
      const isTheirs = (each: { by: string }) => each.by === membershipId;
      for (const { text } of after.statements.filter(isTheirs)) expect(text).toBe('');
      for (const { text } of after.hands.filter(isTheirs)) expect(text).toBeNull();
    }),
  );
});

it('commands are as the wire takes them', () => {
  fc.assert(
    fc.property(anyDebate, ({ attempts }: AnyDebate) => {
      for (const { command } of attempts)
        if (command && !('text' in command) && !('texts' in command))
          expect(DebateCommand.parse(command)).toEqual(command);
    }),
    { numRuns: 20 },
  );
});
