import type {
  Distance,
  HiddenBecause,
  HiddenSector,
  SamePageKind,
  SectorPicture,
  ShownSector,
  ShownShare,
} from '@samepage/contracts';
import { bandScale, capital, listed, sizeInWords } from './band-scale';

/*
 * What a picture of sectors says, in sentences. They speak of people in a room, never of what a sector thinks, and
 * whatever is said of sectors says of how many of those that are known.
 */

/** What a statement is to the question whether all are on the same page, in a word or two and in a sentence. */
export const kindWords: Readonly<Record<SamePageKind, { readonly name: string; readonly means: string }>> = {
  shared: {
    name: 'Shared',
    means: 'Very likely more than half of the people in each sector shown answered the same way.',
  },
  bridgeable: {
    name: 'Within reach',
    means: 'People in each sector shown lean the same way, though not surely in all.',
  },
  'sector-specific': {
    name: 'Sectors differ',
    means: 'People in different sectors answered in different ways.',
  },
  unsure: { name: 'Not sure', means: 'Many people passed.' },
  unheard: { name: 'Not heard yet', means: 'Fewer than two sectors answered often enough to be shown.' },
};

const distanceWords: Readonly<Record<Distance, string>> = {
  hardly: 'They are hardly apart',
  somewhat: 'They are somewhat apart',
  clearly: 'They are clearly apart',
  widely: 'They are far apart',
};

/** "3 of 4 sectors". */
export function ofSectors({ shown, known }: Pick<SectorPicture, 'shown' | 'known'>): string {
  return `${shown} of ${known} ${known === 1 ? 'sector' : 'sectors'}`;
}

/** Of where it is said: the room one is in, one that is named beside it, or several. */
export type Where = 'this room' | 'that room' | 'these rooms';

/** What the picture shows, in a sentence or two: above every chart. */
export function findingOf(picture: SectorPicture, where: Where = 'this room'): string {
  const { standing, shown, known, gap } = picture;
  const each = shown === known ? 'each sector' : 'each sector shown';
  const lean = (towards: string) =>
    `In ${where}, people in ${each} lean towards ${towards}, though not surely in all. ${of}`;
  const of = `This is said of ${ofSectors(picture)}.`;
  switch (standing) {
    case 'shared-agree':
      return `In ${where}, very likely more than half of the people in ${each} agree. ${of}`;
    case 'shared-disagree':
      return `In ${where}, very likely more than half of the people in ${each} disagree. ${of}`;
    case 'leaning-agree':
      return lean('agreeing');
    case 'leaning-disagree':
      return lean('disagreeing');
    case 'opposed':
      return `In ${where}, sectors answered on two sides. ${gapWords(gap)}${of}`;
    case 'divided':
      return `In ${where}, answers differ between sectors, without clear sides. ${gapWords(gap)}${of}`;
    case 'unsure':
      return `In ${where}, many people passed: this is not settled. ${of}`;
    case 'not-enough':
      return shown === 0
        ? `Not heard enough yet: no sector can be shown, of ${known}.`
        : `Not heard enough yet: ${ofSectors(picture)} can be shown, and comparing needs two.`;
  }
}

/** Who agrees most, who least, and how far apart they are. */
function gapWords(gap: SectorPicture['gap']): string {
  if (!gap) return '';
  const who = `Of those shown, most agreement is in ${gap.most.name} and least in ${gap.least.name}.`;
  if (!gap.numbers) return `${who} ${distanceWords[gap.apart]}. `;
  const { size, low, high } = gap.numbers;
  return `${who} ${distanceWords[gap.apart]}: ${points(size)} points, and in 8 of 10 cases ${points(low)} to ${points(high)}. `;
}

const points = (share: number) => Math.round(share * 100);

/** As in print and tables: from 1 to 4 in a hundred is "hardly any", and no number that could be read as people. */
function perCent(share: number): string {
  const rounded = points(share);
  return rounded < 5 ? 'under 5%' : rounded > 95 ? 'over 95%' : `${rounded}%`;
}

/** "most agree, few disagree, hardly any pass". */
export function answersInWords({ agree, disagree, pass }: ShownSector): string {
  return `${word(agree)} agree, ${word(disagree)} disagree, ${word(pass)} pass`;
}

const word = ({ band }: ShownShare) => bandScale[band].words;

/** "most", or "64%" with numbers. */
export function shareInWords(share: ShownShare): string {
  return share.numbers ? `${word(share)}, ${perCent(share.numbers.share)}` : word(share);
}

/** "about half to most", or "51% to 77%" with numbers. */
export function rangeInWords({ from, to, numbers }: ShownShare): string {
  if (numbers) {
    const [low, high] = [perCent(numbers.low), perCent(numbers.high)];
    return low === high ? low : `${low} to ${high}`;
  }
  return from === to ? bandScale[from].words : `${bandScale[from].words} to ${bandScale[to].words}`;
}

/** Everything the row of a sector draws, for those who hear it. */
export function rowInWords(sector: ShownSector): string {
  const { answers, agree, disagree, pass } = sector;
  const part = (name: string, share: ShownShare) =>
    `${capital(shareInWords(share))} ${name}, in 8 of 10 cases ${rangeInWords(share)}.`;
  return `${sizeInWords(answers)} answered. ${part('agree', agree)} ${part('disagree', disagree)} ${part('pass', pass)}`;
}

/** Why a sector is hidden, in a few words. */
export function whyHidden(why: HiddenBecause, least: number | null = null): string {
  if (why === 'waiting') return 'shown once enough answers can be added together';
  if (why === 'covering') return 'kept back so that nobody can work out a hidden sector';
  return least === null ? 'too few answered' : `fewer than ${least} answered`;
}

/** Why sectors are hidden, a sentence for each reason, with their names. */
export function hiddenInWords(hidden: readonly HiddenSector[], least: number | null = null): string[] {
  return (['few', 'waiting', 'covering'] as const).flatMap((reason) => {
    const names = hidden.filter(({ why }) => why === reason).map(({ sector }) => sector.name);
    return names.length ? [`${listed(names)}: ${whyHidden(reason, least)}.`] : [];
  });
}
