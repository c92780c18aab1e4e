import {
  placeShareWords,
  type AskedBefore,
  type Band,
  type MissingVoices,
  type PerceptionGap,
  type PlaceShare,
  type PlacesHeard,
  type SamePageOverall,
  type SectorPicture,
  type ShownShare,
  type Size,
} from '@samepage/contracts';
import { bandOrder, bandScale, capital, kindWords, listed, sizeInWords, type Where } from '@samepage/ui';
import { dayAndYear } from '../../shared/dates';

/*
 * The sentences of the pages on how people stand. They speak of the rooms people voted in and of people in a sector,
 * never of what a sector thinks, and say of how many.
 */

const statementsOf = (count: number) => (count === 1 ? '1 statement' : `${count} statements`);
const words = (band: Band) => bandScale[band].words;

/** The answer to the question of the page, as far as there is one. */
export function headline(
  { statements, shown, kinds }: SamePageOverall,
  where: Where = 'these rooms',
): string {
  if (statements === 0) return 'No results are shown yet, so nothing can be said.';
  if (shown === 0) return 'Too few have voted to compare sectors.';
  if (kinds.shared === 0)
    return `In ${where}, not yet on any of the ${statementsOf(shown)} on which sectors can be compared.`;
  if (kinds.shared === shown)
    return `In ${where}, yes: on ${shown === 1 ? 'the' : 'all'} ${statementsOf(shown)} on which sectors can be compared.`;
  return `In ${where}, on ${kinds.shared} of the ${statementsOf(shown)} on which sectors can be compared.`;
}

/** What the headline rests on. */
export function overallInWords({ statements, shown, ofAllSectors, between }: SamePageOverall): string[] {
  if (statements === 0) return [];
  return [
    `${statementsOf(statements)} ${statements === 1 ? 'was' : 'were'} voted on. ${comparedInWords(statements, shown, ofAllSectors)}`,
    ...(between ? [betweenInWords(between, statements)] : []),
  ];
}

function comparedInWords(statements: number, shown: number, ofAllSectors: number): string {
  if (shown === 0) return 'On none of them can two sectors be shown.';
  if (statements > 1 && ofAllSectors === statements) return 'On all of them every known sector can be shown.';
  return `On ${shown} of them at least two sectors can be shown, and on ${ofAllSectors} all known sectors.`;
}

/** Whether how people vote goes with their sectors at all; counted over more than are `listed` where some were asked again. */
export function betweenInWords(
  { share, p, statements }: NonNullable<SamePageOverall['between']>,
  listed = statements,
): string {
  const tries = Math.max(1, Math.round(p * 100));
  const chance = `By chance it would look like this in ${p < 0.01 ? 'fewer than 1' : tries} of 100 tries.`;
  const explained = Math.max(0, Math.round(share * 100));
  const again = statements > listed ? ', with what was asked before each time it was asked' : '';
  const from = `Counted over ${statementsOf(statements)}${again}.`;
  return p <= 0.05
    ? `How people vote goes with their sector for at least about ${explained}% of how differently they vote. ${chance} ${from}`
    : `How people vote does not clearly go with their sector. ${chance} ${from}`;
}

/** What statements are sorted by: how many in every sector shown, at least, are on its side. */
export function bridgeInWords({ agree, disagree, standing }: SectorPicture): string {
  if (!agree || !disagree) return '';
  const at = (band: Band) => bandOrder.indexOf(band);
  const more =
    agree.numbers && disagree.numbers
      ? agree.numbers.bridge - disagree.numbers.bridge
      : at(agree.bridge) - at(disagree.bridge);
  // Words may be the same for both: then it is the side that people stand or lean to.
  const isAgree = more === 0 ? !standing.endsWith('-disagree') : more > 0;
  const side = isAgree ? agree : disagree;
  if (side.bridge === 'hardly-any') return '';
  const verb = isAgree ? 'agree' : 'disagree';
  const least = side.numbers ? `at least ${Math.round(side.numbers.bridge * 100)}%` : leastWords[side.bridge];
  return `In every sector shown, very likely ${least} ${verb}.`;
}

/** So many, or more. */
const leastWords: Readonly<Record<Band, string>> = {
  'hardly-any': 'hardly any',
  few: 'at least a few',
  'about-half': 'about half or more',
  most: 'most',
  'nearly-all': 'nearly all',
};

/** Whether where two shares lie does not touch, so that they differ by more than chance. */
function isApart(one: ShownShare, other: ShownShare): boolean {
  if (one.numbers && other.numbers)
    return one.numbers.low > other.numbers.high || other.numbers.low > one.numbers.high;
  const at = (band: Band) => bandOrder.indexOf(band);
  return at(one.from) > at(other.to) || at(other.from) > at(one.to);
}

/** What changed since a statement was asked before. */
export function driftInWords(now: SectorPicture, before: AskedBefore['picture']): string[] {
  const then = new Map(before.sectors.map((each) => [each.sector.id, each]));
  const both = now.sectors.flatMap((each) => {
    const was = then.get(each.sector.id);
    return was ? [{ name: each.sector.name, was: was.agree, is: each.agree }] : [];
  });
  const kinds =
    now.kind === before.kind
      ? `Then as now: ${kindWords[now.kind].name.toLowerCase()}.`
      : `Then: ${kindWords[before.kind].name.toLowerCase()}. Now: ${kindWords[now.kind].name.toLowerCase()}.`;
  if (!both.length) return [kinds, 'No sector can be shown both times.'];
  const moved = both.filter(({ was, is }) => was.band !== is.band || isApart(was, is));
  const same = both.filter((each) => !moved.includes(each)).map(({ name }) => name);
  return [
    kinds,
    ...moved.map(
      ({ name, was, is }) =>
        `${name}: ${words(was.band)} agreed then, ${words(is.band)} now. ${isApart(was, is) ? 'That is very likely a change.' : 'That cannot be told from chance.'}`,
    ),
    ...(same.length ? [`${listed(same)}: no change that can be told from chance.`] : []),
    `Seen both times: ${both.length} of ${now.known} ${now.known === 1 ? 'sector' : 'sectors'}.`,
  ];
}

/** "none", "fewer than 5", "10 to 14". */
export function peopleOrFew(size: Size | null): string {
  if (!size) return 'fewer than 5';
  return size.to === 0 ? 'none' : sizeInWords(size);
}

/** Which sectors nobody was heard from. */
export function missingInWords({ sectors }: MissingVoices): string {
  const missing = sectors.filter(({ isMissing }) => isMissing).map(({ sector }) => sector.name);
  if (!sectors.length) return 'This inquiry has no sectors yet.';
  if (!missing.length)
    return `People from each of the ${sectors.length} sectors of this inquiry have said or voted something.`;
  return `Nobody from ${listed(missing, 'or')} has said or voted anything yet: ${missing.length} of ${sectors.length} sectors.`;
}

/** From which places too few were heard, or nobody. */
export function placesInWords({ said, at, places }: PlacesHeard): string {
  if (at === null)
    return 'Too few of those who were heard have said where they are to tell which places are missing.';
  const few = places.filter(({ heard }) => heard === 'few').map(({ place }) => place.name);
  const finding = few.length
    ? `From ${few.length} of ${places.length} places, fewer than 5 people were heard, or nobody: ${listed(few)}.`
    : 'From every place that can be told of, 5 people or more were heard.';
  return `${finding} Only those who said where they are count: ${placeShareWords[said]} people. It was told last on ${dayAndYear(at)}.`;
}

/** How many of a place were heard. */
export const placeHeardInWords = (heard: PlaceShare | null): string =>
  heard === null ? 'not told yet' : placeShareWords[heard];

export const guessQuestion = (sector: string): string =>
  `Of those from ${sector} who voted, how many agree with this?`;

/** How the guess was, beside how it is. */
export function guessInWords(
  { guess, was }: { readonly guess: Band; readonly was: Band },
  sector: string,
): string {
  const out = bandOrder.indexOf(guess) - bandOrder.indexOf(was);
  const said = `You guessed that ${words(guess)} agree.`;
  const voted = `of those from ${sector} who voted, ${words(was)}`;
  if (out === 0) return `${said} So it is: ${voted} agree.`;
  const more = out < 0 ? 'more' : 'fewer';
  const far = Math.abs(out) > 1 ? `Far ${more} than you thought` : `A few ${more} than you thought`;
  return `${said} ${capital(voted)} do. ${far}.`;
}

/** Which way, and how far, people of one sector were out about another. */
export function outInWords(out: number): string {
  if (Math.abs(out) < 0.5) return 'about right';
  const far = Math.abs(out) < 1 ? 'a little too' : Math.abs(out) < 2 ? 'clearly too' : 'far too';
  return `${far} ${out > 0 ? 'many' : 'few'}`;
}

/** What all guesses say together: the widest of the gaps first. */
export function gapsInWords(gaps: readonly PerceptionGap[]): string {
  const widest = gaps.toSorted((one, other) => Math.abs(other.out) - Math.abs(one.out))[0];
  if (!widest) return 'Too few people have guessed to say how well sectors know each other.';
  const { from, about, out } = widest;
  if (Math.abs(out) < 0.5) return 'Where enough people guessed, they were about right about each other.';
  return `The widest gap: people from ${from.name} guessed that ${outInWords(out)} agree, of those from ${about.name} who voted.`;
}
