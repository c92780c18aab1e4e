import type { Band, Distance, Likelihood } from '@samepage/contracts';

/** Hardly any: under 10%. Few: under 40%. About half: up to 60%. Most: under 90%. Nearly all: the rest. */
export function bandOf(share: number): Band {
  if (share < 0.1) return 'hardly-any';
  if (share < 0.4) return 'few';
  if (share <= 0.6) return 'about-half';
  return share < 0.9 ? 'most' : 'nearly-all';
}

/** Where each word's shares begin and end. */
export const bandEdges: Readonly<Record<Band, readonly [from: number, to: number]>> = {
  'hardly-any': [0, 0.1],
  few: [0.1, 0.4],
  'about-half': [0.4, 0.6],
  most: [0.6, 0.9],
  'nearly-all': [0.9, 1],
};

/** Unlikely: up to 20%. Likely: from 80%. */
export function likelihoodOf(probability: number): Likelihood {
  if (probability <= 0.2) return 'unlikely';
  return probability < 0.8 ? 'open' : 'likely';
}

/** Hardly apart: under 10 points. Somewhat: under 25. Clearly: under 50. Widely: the rest. */
export function distanceOf(size: number): Distance {
  if (size < 0.1) return 'hardly';
  if (size < 0.25) return 'somewhat';
  return size < 0.5 ? 'clearly' : 'widely';
}

/** From so many answers on, numbers are given beside words. */
export const numbersFrom = 20;

/** How many answered; `from` and `to` are the same where the number itself is given. Both are in it. */
export interface Size {
  readonly from: number;
  readonly to: number;
}

/** In fives below `numbersFrom`, beginning at `least`. */
export function sizeOf(n: number, least: number): Size {
  if (n >= numbersFrom) return { from: n, to: n };
  const from = n - (n % 5);
  return { from: Math.max(least, from), to: from + 4 };
}

/** To whole per cents. */
export function rounded(share: number): number {
  return Math.round(share * 100) / 100;
}
