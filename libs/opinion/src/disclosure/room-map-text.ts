import type { Candidate } from '../groups/divide';
import type { Judgement } from '../groups/structure';
import type { LiveMap } from '../live/live-map';
import { Centred } from '../polis/centred';
import type { Position } from '../polis/positions';
import { Votes } from '../votes';
import { liveMapOf, sealed, type RoomMapState } from './room-map';

interface KeptMap {
  readonly people: readonly string[];
  readonly statements: readonly string[];
  readonly cells: readonly number[];
  readonly loadings: readonly [readonly number[], readonly number[]];
  readonly shares: readonly [number, number];
  readonly positions: readonly Position[];
  readonly rows: readonly number[];
  readonly candidates: readonly {
    readonly groups: number;
    readonly silhouette: number;
    readonly labels: readonly number[];
    readonly middles: readonly Position[];
    readonly inertia: number;
  }[];
  readonly count: number;
  readonly names: readonly (readonly [string, number])[];
  readonly judgement: Judgement | null;
  readonly found: number;
  readonly wanting: LiveMap['wanting'];
}

/** For the server's own store, so that every server draws on from the same map; nothing to send. It holds told votes. */
export function roomMapToText(map: RoomMapState): string {
  const { votes, layout, count, names, judgement, found, wanting } = liveMapOf(map);
  const [first, second] = layout.axes.loadings;
  const kept: KeptMap = {
    people: votes.people,
    statements: votes.statements.map(({ id }) => id),
    cells: [...votes.cells],
    loadings: [[...first], [...second]],
    shares: layout.axes.shares,
    positions: layout.positions,
    rows: layout.rows,
    candidates: layout.candidates.map(({ groups, silhouette, division }) => ({
      groups,
      silhouette,
      labels: [...division.labels],
      middles: division.middles,
      inertia: division.inertia,
    })),
    count,
    names: [...names],
    judgement,
    found,
    wanting,
  };
  return JSON.stringify(kept);
}

/** What `roomMapToText` wrote. */
export function roomMapFromText(text: string): RoomMapState {
  const { people, statements, cells, loadings, shares, ...kept } = JSON.parse(text) as KeptMap;
  const votes = new Votes(
    people,
    statements.map((id) => ({ id })),
    Int8Array.from(cells),
  );
  return sealed({
    votes,
    layout: {
      centred: Centred.of(votes),
      axes: { loadings: [Float64Array.from(loadings[0]), Float64Array.from(loadings[1])], shares },
      positions: kept.positions,
      rows: kept.rows,
      candidates: kept.candidates.map(({ groups, silhouette, labels, middles, inertia }): Candidate => ({
        groups,
        silhouette,
        division: { labels: Int32Array.from(labels), middles, inertia },
      })),
    },
    count: kept.count,
    names: new Map(kept.names),
    judgement: kept.judgement,
    found: kept.found,
    wanting: kept.wanting,
  });
}
