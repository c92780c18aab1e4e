import type { DebateEvent, DebateState } from '@samepage/contracts';

/** Every membership a state names, for their voices. */
export function namedInState(state: DebateState): Set<string> {
  const { statements, hands, turn, spoken, groups, lead, muted, removed } = state;
  return new Set([
    ...statements.map(({ by }) => by),
    ...hands.map(({ by }) => by),
    ...(turn ? [turn.hand.by] : []),
    ...Object.keys(spoken),
    ...groups.flatMap(({ members }) => members),
    ...(lead === null ? [] : [lead]),
    ...muted,
    ...removed,
  ]);
}

/** Every membership that events name: who did them, and whom they are about. */
export function namedInEvents(events: readonly DebateEvent[]): Set<string> {
  return new Set(events.flatMap((event) => [event.by, ...aboutWhom(event)]));
}

function aboutWhom(event: DebateEvent): string[] {
  if (event.type === 'statement-added') return event.of === undefined ? [] : [event.of];
  if (event.type === 'groups-formed') return event.groups.flatMap(({ members }) => members);
  return 'membershipId' in event ? [event.membershipId] : [];
}
