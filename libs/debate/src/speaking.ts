import type { DebateState, Spoken } from '@samepage/contracts';
import { spokenOf } from './fold';

/** Whose sector is which: its name, as people read it. Undefined where somebody is not known here. */
export type SectorOf = (membershipId: string) => string | undefined;

/** Time spoken and turns had by each membership, the running turn included. */
export function spokenByPerson(
  { spoken, turn }: Pick<DebateState, 'spoken' | 'turn'>,
  at: string,
): Map<string, Spoken> {
  const people = new Map(Object.entries(spoken));
  if (!turn) return people;
  const { ms, turns } = people.get(turn.hand.by) ?? { ms: 0, turns: 0 };
  return people.set(turn.hand.by, { ms: ms + spokenOf(turn, at), turns: turns + 1 });
}

/** Milliseconds spoken from each sector, the running turn included. People of no known sector are left out. */
export function spokenBySector(
  state: Pick<DebateState, 'spoken' | 'turn'>,
  sectorOf: SectorOf,
  at: string,
): Map<string, number> {
  const sectors = new Map<string, number>();
  for (const [membershipId, { ms }] of spokenByPerson(state, at)) {
    const sector = sectorOf(membershipId);
    if (sector !== undefined) sectors.set(sector, (sectors.get(sector) ?? 0) + ms);
  }
  return sectors;
}
