import type { PlaceShare } from '@samepage/contracts';
import { leastEver } from './level';
import { numbersFrom } from './words';

/** What was told last of where those are who were heard. */
export interface PlacesTold {
  /** Of how many who were heard it was known where they are. */
  readonly said: PlaceShare;
  /** By the id of a place, of those there were. */
  readonly heard: Readonly<Record<string, PlaceShare>>;
}

/** Somebody who was heard and says where they are. */
export interface Sayer {
  readonly placeId: string;
  /** Whether anything was told since they said it for the first time. */
  readonly isTold: boolean;
}

/** How many people, in three words that point at nobody. */
export function placeShareOf(people: number): PlaceShare {
  if (people < leastEver) return 'few';
  return people < numbersFrom ? 'some' : 'many';
}

/**
 * Tells anew how many are in each of the places; undefined where what was told before stays. Whose place it is, is shown
 * to nobody, while everybody sees who joins and speaks. So nothing is told until `leastEver` people who never were part
 * of a telling say where they are: what changes then is of five newcomers at least, and of everyone who moved meanwhile.
 * Nobody brings it about twice, by saying another place, by taking theirs back, or by changing the list.
 *
 * What is not promised: that somebody who is four of the five newcomers themselves, and knows where all others of a place
 * are, learns nothing when those become five. Each time costs them four new members.
 */
export function tellPlaces(places: readonly string[], sayers: readonly Sayer[]): PlacesTold | undefined {
  if (sayers.filter(({ isTold }) => !isTold).length < leastEver) return undefined;
  const countOf = (placeId: string) => sayers.filter((each) => each.placeId === placeId).length;
  return {
    said: placeShareOf(sayers.length),
    heard: Object.fromEntries(places.map((id) => [id, placeShareOf(countOf(id))])),
  };
}
