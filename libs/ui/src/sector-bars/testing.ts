import type { Band, Sector, SectorPicture, ShownSector, ShownShare } from '@samepage/contracts';

/** Made-up sectors and pictures for specs. */
export const sectors: readonly Sector[] = [
  { id: 's-1', name: 'Health', mark: 'disc', ink: 1 },
  { id: 's-2', name: 'Culture', mark: 'star', ink: 2 },
  { id: 's-3', name: 'Voluntary', mark: 'leaf', ink: 3 },
  { id: 's-4', name: 'Council', mark: 'square', ink: 4 },
];

function sectorAt(index: number): Sector {
  const sector = sectors[index];
  if (!sector) throw new Error(`There is no made-up sector ${index}.`);
  return sector;
}

export function inBands(band: Band, from = band, to = band): ShownShare {
  return { band, from, to, numbers: null };
}

/** A sector of 10 to 14 whose answers are known in words. */
export function aSector(index: number, different: Partial<ShownSector> = {}): ShownSector {
  return {
    sector: sectorAt(index),
    answers: { from: 10, to: 14 },
    agree: inBands('most', 'about-half', 'nearly-all'),
    disagree: inBands('few', 'hardly-any', 'few'),
    pass: inBands('hardly-any', 'hardly-any', 'few'),
    ...different,
  };
}

/** Two sectors that agree, and one that is hidden. */
export function aPicture(different: Partial<SectorPicture> = {}): SectorPicture {
  return {
    standing: 'shared-agree',
    kind: 'shared',
    sectors: [aSector(0), aSector(1)],
    hidden: [{ sector: sectorAt(2), why: 'few' }],
    shown: 2,
    known: 3,
    agree: { commonGround: 'most', bridge: 'about-half', everyMajority: 'likely', numbers: null },
    disagree: { commonGround: 'few', bridge: 'hardly-any', everyMajority: 'unlikely', numbers: null },
    gap: { most: sectorAt(0), least: sectorAt(1), apart: 'somewhat', numbers: null },
    ...different,
  };
}
