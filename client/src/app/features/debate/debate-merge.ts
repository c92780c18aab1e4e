import type { DebateEvents, DebateSnapshot, DebateStatement, Tally } from '@samepage/contracts';
import { catchUp } from '@samepage/debate';

export const noVotes: Tally = { agree: 0, disagree: 0, pass: 0 };

/** A snapshot after what arrived, and where events are missing. */
export function mergeEvents(
  held: DebateSnapshot,
  { events, voices }: DebateEvents,
): { readonly snapshot: DebateSnapshot; readonly missingAfter: number | undefined } {
  const { state, missingAfter } = catchUp(held.state, events);
  return { snapshot: { ...held, state, voices: { ...held.voices, ...voices } }, missingAfter };
}

export function votesOn(tally: Tally): number {
  return tally.agree + tally.disagree + tally.pass;
}

/** How strongly a statement holds: the share that agrees, drawn towards the middle while few have answered. */
export function agreement(tally: Tally): number {
  return (tally.agree + 1) / (votesOn(tally) + 2);
}

/** Statements by how strongly they hold, and those that more people answered first among equals. */
export function byAgreement(
  statements: readonly DebateStatement[],
  tallies: Readonly<Record<string, Tally>>,
): DebateStatement[] {
  const of = (id: string) => tallies[id] ?? noVotes;
  return statements.toSorted(
    (one, other) =>
      agreement(of(other.id)) - agreement(of(one.id)) || votesOn(of(other.id)) - votesOn(of(one.id)),
  );
}
