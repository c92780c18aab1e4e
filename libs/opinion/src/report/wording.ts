import type {
  Band,
  Distance,
  HiddenBecause,
  HiddenSector,
  SectorPicture,
  ShownShare,
  Size,
} from '@samepage/contracts';

/** The words that a report is written in: short ones, about people in a room and never about whole sectors. */

export const bandWords: Record<Band, string> = {
  'hardly-any': 'hardly any',
  few: 'few',
  'about-half': 'about half',
  most: 'most',
  'nearly-all': 'nearly all',
};

export const distanceWords: Record<Distance, string> = {
  hardly: 'hardly apart',
  somewhat: 'somewhat apart',
  clearly: 'clearly apart',
  widely: 'widely apart',
};

export const hiddenWords: Record<HiddenBecause, string> = {
  few: 'too few answered',
  waiting: 'it waits for more answers',
  covering: 'it covers for another that is too small',
};

/** "Health, Culture and Link work". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** How many people or answers; never a number from 1 to 4. */
export function sizeWords(size: Size | null): string {
  if (size === null) return 'fewer than 5';
  if (size.to === 0) return 'none';
  return size.from === size.to ? String(size.from) : `${size.from} to ${size.to}`;
}

/** A share: in words, with a percentage only where there is a number. */
export function shareWords({ band, from, to, numbers }: ShownShare): string {
  if (numbers)
    return `${percentWords(numbers.share)} (${percentWords(numbers.low)} to ${percentWords(numbers.high)})`;
  return from === to ? bandWords[band] : `${bandWords[band]} (${bandWords[from]} to ${bandWords[to]})`;
}

export function percentWords(share: number): string {
  const rounded = Math.round(share * 100);
  // 1 to 4 in a hundred say "hardly any" as well, and no number that could be read as people.
  return rounded < 5 ? 'under 5%' : rounded > 95 ? 'over 95%' : `${rounded}%`;
}

/** "3 of 4 sectors shown: Health (10 to 14 answers) and Culture (5 to 9). Not shown: Voluntary (too few answered)." */
export function ofSectors({ sectors, hidden, shown, known }: SectorPicture): string {
  const named = sectors.map(
    ({ sector, answers }, place) => `${sector.name} (${sizeWords(answers)}${place === 0 ? ' answers' : ''})`,
  );
  const head = `${shown} of ${known} sectors shown`;
  return `${head}${named.length > 0 ? `: ${listed(named)}` : ''}.${notShown(hidden)}`;
}

export function notShown(hidden: readonly HiddenSector[]): string {
  if (hidden.length === 0) return '';
  return ` Not shown: ${listed(hidden.map(({ sector, why }) => `${sector.name} (${hiddenWords[why]})`))}.`;
}

/** One statement, two statements: small numbers of things that are no people. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What somebody said, or that it is gone. */
export function quoted(text: string | null): string {
  return text === null ? 'A statement that was taken back' : `“${text}”`;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** "8 December 2026", in the time of the United Kingdom. */
export function dayOf(instant: string): string {
  return dayFormat.format(new Date(instant));
}
