import type { MapPoint, RoomMap } from '@samepage/contracts';
import type { RoomMapRow } from './room-map-rows';

/** Where nothing may be shown yet, or nobody voted. */
export const noMap: RoomMap = {
  finding: 'waiting',
  people: null,
  statements: 0,
  groups: [],
  together: [],
  evidence: null,
  at: null,
  frozenAt: null,
};

/** A map with the words of those statements that can be read now. */
export function mapRoomMap({ shown, at, frozenAt }: RoomMapRow, words: ReadonlyMap<string, string>): RoomMap {
  const text = (statementId: string): string | null => words.get(statementId) ?? null;
  return {
    ...shown,
    groups: shown.groups.map(({ name, people, middle, radii, turn, marks }) => ({
      name,
      people,
      middle: mapPlace(middle),
      radii: mapPlace(radii),
      turn,
      marks: marks.map(({ statement, ...mark }) => ({
        ...mark,
        statementId: statement,
        text: text(statement),
      })),
    })),
    together: shown.together.map(({ statement, side }) => ({
      statementId: statement,
      text: text(statement),
      side,
    })),
    evidence: shown.evidence,
    at: at.toISOString(),
    frozenAt: frozenAt?.toISOString() ?? null,
  };
}

export function mapPlace([x, y]: readonly [number, number]): MapPoint {
  return { x, y };
}
