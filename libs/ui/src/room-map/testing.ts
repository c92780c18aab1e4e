import type { MapGroup, RoomMap } from '@samepage/contracts';

/** Made-up maps for specs. */
export function aGroup(name: number, different: Partial<MapGroup> = {}): MapGroup {
  return {
    name,
    people: { from: 10, to: 14 },
    middle: { x: name === 0 ? -0.5 : 0.45, y: name === 0 ? -0.1 : 0.15 },
    radii: { x: 0.3, y: 0.2 },
    turn: 0.4,
    marks: [
      {
        statementId: `st-${name}`,
        text: 'Time to ask is part of the treatment.',
        side: name === 0 ? 'agree' : 'disagree',
        inGroup: 'most',
        elsewhere: 'few',
      },
    ],
    ...different,
  };
}

export function aMap(different: Partial<RoomMap> = {}): RoomMap {
  return {
    finding: 'groups',
    people: { from: 31, to: 31 },
    statements: 18,
    groups: [aGroup(0), aGroup(1)],
    together: [{ statementId: 'st-9', text: 'Nobody should have to ask twice.', side: 'agree' }],
    evidence: { share: 0.31, p: 0.002, stability: 0.72 },
    at: '2026-11-22T10:00:00Z',
    frozenAt: null,
    ...different,
  };
}
