import { bands, type SamePageStatement, type SectorPicture, type ShownShare } from '@samepage/contracts';
import { bandWords, distanceWords, ofSectors, quoted } from './wording';

/** What a picture says, of the sectors that are shown; `where` is the room or rooms. */
function standingWords({ standing, gap, hidden, agree, disagree }: SectorPicture, where: string): string {
  // Nothing is said of all while a known sector is hidden.
  const every = hidden.length === 0 ? 'every sector' : 'every sector shown';
  switch (standing) {
    case 'shared-agree':
      return `${where}, people from ${every} agree more than not${atLeast(agree)}.`;
    case 'shared-disagree':
      return `${where}, people from ${every} disagree more than not${atLeast(disagree)}.`;
    case 'leaning-agree':
      return `${where}, people from ${every} lean to agree. It is not sure for all of them.`;
    case 'leaning-disagree':
      return `${where}, people from ${every} lean to disagree. It is not sure for all of them.`;
    case 'opposed':
      return `${where}, people stand apart by sector: some mostly agree, others mostly disagree.${apart(gap)}`;
    case 'divided':
      return `${where}, people from different sectors do not stand together.${apart(gap)}`;
    case 'unsure':
      return `${where}, many people passed.`;
    case 'not-enough':
      return `${where}, too few answered to set sectors side by side.`;
  }
}

function atLeast(side: SectorPicture['agree']): string {
  return side ? `, in each of them very likely at least ${bandWords[side.bridge]}` : '';
}

function apart(gap: SectorPicture['gap']): string {
  if (!gap) return '';
  return ` People from ${gap.most.name} agree most and people from ${gap.least.name} least. They are ${distanceWords[gap.apart]}.`;
}

/** How people stand on a statement in sentences, how many that is and who is not shown. */
export function pictureWords(picture: SectorPicture, where: string): string {
  return `${standingWords(picture, where)} ${ofSectors(picture)}`;
}

/** The same, behind what was said. */
export function statementWords({ text, picture }: SamePageStatement, where: string): string {
  return `${quoted(text)}: ${lowered(pictureWords(picture, where))}`;
}

export const kindWords = {
  shared: 'shared',
  bridgeable: 'nearly shared',
  'sector-specific': 'seen in different ways',
  unsure: 'unsure',
  unheard: 'not heard enough',
} as const;

/** Whether where two shares lie does not touch, so that they differ by more than chance. */
function isApart(one: ShownShare, other: ShownShare): boolean {
  if (one.numbers && other.numbers)
    return one.numbers.low > other.numbers.high || other.numbers.low > one.numbers.high;
  const isBelow = (low: ShownShare, high: ShownShare): boolean =>
    bands.indexOf(low.to) < bands.indexOf(high.from);
  return isBelow(one, other) || isBelow(other, one);
}

/** Whether people of any sector that is shown both times agree more or less than they did. */
function hasChanged(before: SectorPicture, now: SectorPicture): boolean {
  return now.sectors.some(({ sector, agree }) => {
    const was = before.sectors.find((each) => each.sector.id === sector.id);
    return was !== undefined && isApart(was.agree, agree);
  });
}

/** How a statement stood each time it was asked; undefined for one that was asked once. */
export function driftWords({ text, debateTitle, picture, before }: SamePageStatement): string | undefined {
  if (before.length === 0) return undefined;
  const then = before.map((each) => `in “${each.debateTitle}” it was ${kindWords[each.picture.kind]}`);
  const changed = before.some((each) => hasChanged(each.picture, picture))
    ? 'It very likely changed'
    : 'A change cannot be told from chance';
  const hidden = [picture, ...before.map((each) => each.picture)]
    .map((each) => ofSectors(each))
    .join(' Before: ');
  return `${quoted(text)}: in “${debateTitle}” it is ${kindWords[picture.kind]}; before, ${then.join(', ')}. ${changed}. Now: ${hidden}`;
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
