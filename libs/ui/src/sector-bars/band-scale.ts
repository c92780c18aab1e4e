import type { Band, Size } from '@samepage/contracts';

/** The bands from little to much, with where each begins and ends in per cent. */
export const bandScale: Readonly<
  Record<Band, { readonly words: string; readonly from: number; readonly to: number }>
> = {
  'hardly-any': { words: 'hardly any', from: 0, to: 10 },
  few: { words: 'few', from: 10, to: 40 },
  'about-half': { words: 'about half', from: 40, to: 60 },
  most: { words: 'most', from: 60, to: 90 },
  'nearly-all': { words: 'nearly all', from: 90, to: 100 },
};

// Not the list of the contracts: it would bring the schema library into every page.
export const bandOrder: readonly Band[] = ['hardly-any', 'few', 'about-half', 'most', 'nearly-all'];

/** "12", or "10 to 14" where the number itself may not be known. */
export function sizeInWords({ from, to }: Size): string {
  return from === to ? String(from) : `${from} to ${to}`;
}

/** "10 to 14 people", "1 person". */
export function peopleInWords(size: Size): string {
  return `${sizeInWords(size)} ${size.from === 1 && size.to === 1 ? 'person' : 'people'}`;
}

/** "Health", "Health and Culture", "Health, Culture and Voluntary". */
export function listed(names: readonly string[], and = 'and'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1) ?? ''}`;
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
