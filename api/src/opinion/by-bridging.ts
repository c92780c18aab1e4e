import type { Band, SamePageStatement, SectorPicture } from '@samepage/contracts';

/** Where each word's shares have their middle. */
const middles: Record<Band, number> = {
  'hardly-any': 0.05,
  few: 0.25,
  'about-half': 0.5,
  most: 0.75,
  'nearly-all': 0.95,
};

/** How many of the least convinced sector, at least, on the side on which these are more; below 0 where it is not known. */
function bridgeOf({ agree, disagree }: SectorPicture): number {
  const sides = [agree, disagree].flatMap((side) =>
    side ? [side.numbers ? side.numbers.bridge : middles[side.bridge]] : [],
  );
  return Math.max(-1, ...sides);
}

/** Statements by how much they bridge; of those that do so alike the one of most sectors, then the newest. */
export function byBridging(one: SamePageStatement, other: SamePageStatement): number {
  return (
    bridgeOf(other.picture) - bridgeOf(one.picture) ||
    other.picture.shown - one.picture.shown ||
    other.at.localeCompare(one.at) ||
    one.statementId.localeCompare(other.statementId)
  );
}
