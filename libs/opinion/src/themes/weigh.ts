import { stem, wordsIn } from './words-in';

/** A text as a vector of length 1: the numbers of its terms, in order, and what each weighs. */
export interface Weighed {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

export interface Vocabulary {
  /** By the number of a term: how it is written most often. */
  readonly written: readonly string[];
  readonly texts: readonly Weighed[];
}

/**
 * Weighs the terms of texts: (1 + ln tf) · ln(N / df), and each text to length 1. This is "ltc" of C. D. Manning,
 * P. Raghavan and H. Schütze, Introduction to Information Retrieval (Cambridge 2008), sections 6.2 to 6.4. A term that
 * only one text has brings no two together, and is left out. Yields between texts.
 */
export function* weighing(texts: readonly string[]): Generator<undefined, Vocabulary> {
  const counted: Terms[] = [];
  const inTexts = new Map<string, number>();
  const forms: Forms = new Map();
  for (const text of texts) {
    const terms = countTerms(text);
    counted.push(terms);
    for (const [term, written] of terms) {
      inTexts.set(term, (inTexts.get(term) ?? 0) + 1);
      addForms(forms, term, written);
    }
    yield;
  }
  const kept = [...inTexts].filter(([, df]) => df > 1).map(([term]) => term);
  const numbers = new Map(kept.sort().map((term, number) => [term, number]));
  const idf = (term: string) => Math.log(texts.length / (inTexts.get(term) ?? 1));
  yield;
  const weighed: Weighed[] = [];
  for (const terms of counted) {
    weighed.push(vector(terms, numbers, idf));
    yield;
  }
  return { written: kept.map((term) => writtenMost(forms, term)), texts: weighed };
}

/** By stem: how often each of its forms is written. */
type Terms = ReadonlyMap<string, ReadonlyMap<string, number>>;
type Forms = Map<string, Map<string, number>>;

function countTerms(text: string): Terms {
  const terms = new Map<string, Map<string, number>>();
  for (const word of wordsIn(text)) {
    const term = stem(word);
    const forms = terms.get(term) ?? new Map<string, number>();
    forms.set(word, (forms.get(word) ?? 0) + 1);
    terms.set(term, forms);
  }
  return terms;
}

function vector(terms: Terms, numbers: ReadonlyMap<string, number>, idf: (term: string) => number): Weighed {
  const known = [...terms]
    .flatMap(([term, forms]) => {
      const number = numbers.get(term);
      if (number === undefined) return [];
      const tf = [...forms.values()].reduce((sum, count) => sum + count, 0);
      return [{ number, weight: (1 + Math.log(tf)) * idf(term) }];
    })
    .sort((one, other) => one.number - other.number);
  const length = Math.sqrt(known.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
  return {
    terms: Int32Array.from(known, ({ number }) => number),
    weights: Float64Array.from(known, ({ weight }) => weight / length),
  };
}

function addForms(forms: Forms, term: string, written: ReadonlyMap<string, number>): void {
  const all = forms.get(term) ?? new Map<string, number>();
  for (const [form, count] of written) all.set(form, (all.get(form) ?? 0) + count);
  forms.set(term, all);
}

/** A term as it is written most often; of several forms, the first by the alphabet. */
function writtenMost(forms: Forms, term: string): string {
  let best = term;
  let most = 0;
  for (const [form, count] of forms.get(term) ?? [])
    if (count > most || (count === most && form < best)) [best, most] = [form, count];
  return best;
}

/** The cosine of two texts: both have length 1, so it is the sum over the terms they share. */
export function cosine(one: Weighed, other: Weighed): number {
  let sum = 0;
  let at = 0;
  for (let index = 0; index < one.terms.length; index++) {
    const term = one.terms[index]!;
    while (at < other.terms.length && other.terms[at]! < term) at++;
    if (at < other.terms.length && other.terms[at] === term) sum += one.weights[index]! * other.weights[at]!;
  }
  return sum;
}
