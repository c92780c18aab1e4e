import { gather, Likeness } from './gather';
import { cosine, weighing, type Vocabulary } from './weigh';

/** Something that was said, and by whom. */
export interface ThemeText {
  readonly id: string;
  readonly by: string;
  readonly text: string;
}

/** Words that keep coming together, and where. Nobody has looked at it: it is a suggestion. */
export interface ThemeFound {
  /** As they are written most often, the weightiest first. */
  readonly words: readonly string[];
  /** The texts, in the order they were given. */
  readonly ids: readonly string[];
}

/** On average over all pairs, two texts of a theme are at least so much alike, as a cosine. */
const least = 0.12;
/** A theme is at least so many texts, of at least so many people. */
const fewestTexts = 3;
const fewestPeople = 2;
const wordsShown = 4;
/** Pairs that are compared in one step. */
const pairsAtOnce = 50;

/**
 * Finds themes in what people said, by counting words and with nothing that was trained: tf-idf, cosine, and groups by
 * average likeness (see `weigh` and `gather`). The same texts give the same themes. Yields between short steps, so that a
 * server can do other things meanwhile.
 */
export function* findingThemes(texts: readonly ThemeText[]): Generator<undefined, ThemeFound[]> {
  const vocabulary = yield* weighing(texts.map(({ text }) => text));
  const likeness = yield* likenessOf(vocabulary);
  const groups = yield* gather(likeness, least);
  return groups
    .filter((group) => group.length >= fewestTexts && peopleIn(texts, group) >= fewestPeople)
    .map((group) => group.sort((one, other) => one - other))
    .sort((one, other) => other.length - one.length || one[0]! - other[0]!)
    .map((group) => ({
      words: wordsOf(vocabulary, group),
      ids: group.map((index) => texts[index]!.id),
    }));
}

/** The same at once. */
export function findThemes(texts: readonly ThemeText[]): ThemeFound[] {
  const finding = findingThemes(texts);
  for (;;) {
    const { done, value } = finding.next();
    if (done) return value;
  }
}

function* likenessOf({ texts }: Vocabulary): Generator<undefined, Likeness> {
  const likeness = new Likeness(texts.length);
  for (let one = 0; one < texts.length; one++) {
    for (let other = one + 1; other < texts.length; other++) {
      likeness.set(one, other, cosine(texts[one]!, texts[other]!));
      if (other % pairsAtOnce === 0) yield;
    }
    yield;
  }
  return likeness;
}

function peopleIn(texts: readonly ThemeText[], group: readonly number[]): number {
  return new Set(group.map((index) => texts[index]!.by)).size;
}

/** What weighs most in a group, of what at least two of its texts have. */
function wordsOf({ texts, written }: Vocabulary, group: readonly number[]): string[] {
  const sums = new Map<number, { weight: number; texts: number }>();
  for (const index of group) {
    const { terms, weights } = texts[index]!;
    terms.forEach((term, place) => {
      const sum = sums.get(term) ?? { weight: 0, texts: 0 };
      sums.set(term, { weight: sum.weight + weights[place]!, texts: sum.texts + 1 });
    });
  }
  return [...sums]
    .filter(([, sum]) => sum.texts > 1)
    .sort(([one, a], [other, b]) => b.weight - a.weight || one - other)
    .slice(0, wordsShown)
    .map(([term]) => written[term]!);
}
