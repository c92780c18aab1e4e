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
 * only one text has brings no two together, and is left out.
 */
export function weigh(texts: readonly string[]): Vocabulary {
  const counted = texts.map(countTerms);
  const inTexts = new Map<string, number>();
  for (const terms of counted)
    for (const term of terms.keys()) inTexts.set(term, (inTexts.get(term) ?? 0) + 1);
  const kept = [...inTexts].filter(([, df]) => df > 1).map(([term]) => term);
  const numbers = new Map(kept.sort().map((term, number) => [term, number]));
  const idf = (term: string) => Math.log(texts.length / (inTexts.get(term) ?? 1));
  return { written: writtenForms(counted, kept), texts: counted.map((terms) => vector(terms, numbers, idf)) };
}

/** By stem: how often each of its forms is written. */
type Terms = ReadonlyMap<string, ReadonlyMap<string, number>>;

function countTerms(text: string): Terms {
  const terms = new Map<string, Map<string, number>>();
  for (const word of wordsIn(text)) {
    const forms = terms.get(stem(word)) ?? new Map<string, number>();
    forms.set(word, (forms.get(word) ?? 0) + 1);
    terms.set(stem(word), forms);
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

/** Each term as it is written most often; of several, the first by the alphabet. */
function writtenForms(counted: readonly Terms[], terms: readonly string[]): string[] {
  const forms = new Map<string, Map<string, number>>(terms.map((term) => [term, new Map()]));
  for (const text of counted)
    for (const [term, written] of text)
      for (const [form, count] of written) {
        const all = forms.get(term);
        all?.set(form, (all.get(form) ?? 0) + count);
      }
  return terms.map((term) => {
    const all = [...(forms.get(term) ?? [])];
    all.sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
    return all[0]?.[0] ?? term;
  });
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
