import { standingKinds, type Sector, type SectorPicture } from '@samepage/contracts';
import type { ShownSide, ShownStatement } from '@samepage/opinion';

/** How sectors stand on a statement, with their names. In the order of the sectors given. */
export function pictureOf(shown: ShownStatement, sectors: readonly Sector[]): SectorPicture {
  const byId = new Map(sectors.map((sector) => [sector.id, sector]));
  const named = (id: string): Sector => {
    const sector = byId.get(id);
    if (!sector) throw new Error(`The inquiry has no sector ${id}.`);
    return sector;
  };
  return {
    standing: shown.standing,
    kind: standingKinds[shown.standing],
    sectors: inOrder(
      shown.sectors.map((each) => ({ ...each, sector: named(each.sector) })),
      sectors,
    ),
    hidden: inOrder(
      shown.hidden.map(({ sector, why }) => ({ sector: named(sector), why })),
      sectors,
    ),
    shown: shown.of.shown,
    known: shown.of.known,
    agree: shown.agree && sideOf(shown.agree),
    disagree: shown.disagree && sideOf(shown.disagree),
    gap: shown.gap && {
      most: named(shown.gap.pair[0]),
      least: named(shown.gap.pair[1]),
      apart: shown.gap.apart,
      numbers: shown.gap.numbers,
    },
  };
}

function sideOf({ commonGround, bridge, everyMajority, numbers }: ShownSide): SectorPicture['agree'] {
  return { commonGround, bridge, everyMajority, numbers };
}

function inOrder<Each extends { readonly sector: Sector }>(
  all: readonly Each[],
  sectors: readonly Sector[],
): Each[] {
  const places = new Map(sectors.map(({ id }, place) => [id, place]));
  return all.toSorted((one, other) => (places.get(one.sector.id) ?? 0) - (places.get(other.sector.id) ?? 0));
}
