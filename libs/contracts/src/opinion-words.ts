/** A share in one word, so that nobody counts who is behind it: none says "all", and none says "nobody". */
export const bands = ['hardly-any', 'few', 'about-half', 'most', 'nearly-all'] as const;
export type Band = (typeof bands)[number];

/** How many people of a place, in three words: fewer than 5, 5 to 19, or 20 and more. */
export const placeShares = ['few', 'some', 'many'] as const;
export type PlaceShare = (typeof placeShares)[number];
export const placeShareWords: Readonly<Record<PlaceShare, string>> = {
  few: 'fewer than 5',
  some: '5 to 19',
  many: '20 or more',
};

/** How sure one can be of something. */
export const chances = ['unlikely', 'open', 'likely'] as const;
export type Likelihood = (typeof chances)[number];

/** How far apart two shares are. */
export const distances = ['hardly', 'somewhat', 'clearly', 'widely'] as const;
export type Distance = (typeof distances)[number];

/** How a statement stands between sectors. */
export const standings = [
  'shared-agree',
  'shared-disagree',
  'opposed',
  'unsure',
  'leaning-agree',
  'leaning-disagree',
  'divided',
  'not-enough',
] as const;
export type Standing = (typeof standings)[number];

/** What that means for the inquiry: `standingKinds` says which is which. */
export const samePageKinds = ['shared', 'bridgeable', 'sector-specific', 'unsure', 'unheard'] as const;
export type SamePageKind = (typeof samePageKinds)[number];

/** What a statement that stands so is to the question whether all are on the same page. */
export const standingKinds: Readonly<Record<Standing, SamePageKind>> = {
  'shared-agree': 'shared',
  'shared-disagree': 'shared',
  'leaning-agree': 'bridgeable',
  'leaning-disagree': 'bridgeable',
  opposed: 'sector-specific',
  divided: 'sector-specific',
  unsure: 'unsure',
  'not-enough': 'unheard',
};

/**
 * Why a sector is hidden: too `few` of it answered; it is `waiting`, as those of it who still could answer are too few
 * to be added later; or it is `covering` another hidden one, which could be had by subtraction.
 */
export const hiddenBecause = ['few', 'waiting', 'covering'] as const;
export type HiddenBecause = (typeof hiddenBecause)[number];

/**
 * What a room's map found:
 * - `groups`: people stand in groups; `leanings`: in two, tentatively, as the room is small.
 * - `few-people`, `few-statements`: too little to tell. `small-groups`: one would be so small that it points at people.
 * - `no-axis`: votes differ by statement, not by person. `yes-saying`: some only agree more often than others.
 * - `unstable`: other statements would have divided people otherwise.
 * - `waiting`: there are votes, and nobody has looked yet.
 */
export const mapFindings = [
  'groups',
  'leanings',
  'few-people',
  'few-statements',
  'small-groups',
  'no-axis',
  'yes-saying',
  'unstable',
  'waiting',
] as const;
export type MapFinding = (typeof mapFindings)[number];
