import type { PlaceShare } from '@samepage/contracts';
import { leastEver } from './level';
import { numbersFrom } from './words';

/** What was told last of where those are who were heard. */
export interface PlacesTold {
  /** How many of those heard had said where they are. */
  readonly said: number;
  /** By the id of a place; what is not among them is `few`. */
  readonly heard: Readonly<Record<string, PlaceShare>>;
}

export const nowhereTold: PlacesTold = { said: 0, heard: {} };

/** How many people, in three words that point at nobody. */
export function placeShareOf(people: number): PlaceShare {
  if (people < leastEver) return 'few';
  return people < numbersFrom ? 'some' : 'many';
}

/**
 * Tells anew where people are, or again what was told before. Whose place it is, is shown to nobody, while everybody
 * sees who joins and speaks: so nothing changes until `leastEver` more people (or fewer) have said where they are, and
 * a change is never one person's.
 *
 * What is not promised: that somebody who knows where all others of those are learns nothing when five become of four.
 */
export function tellPlaces(before: PlacesTold, people: ReadonlyMap<string, number>): PlacesTold {
  const said = [...people.values()].reduce((sum, each) => sum + each, 0);
  if (Math.abs(said - before.said) < leastEver) return before;
  return { said, heard: Object.fromEntries([...people].map(([id, count]) => [id, placeShareOf(count)])) };
}
