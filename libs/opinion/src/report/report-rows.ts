import type { SamePageStatement, Sector } from '@samepage/contracts';
import { hiddenWords, shareWords, sizeWords } from './wording';

const sides = ['agree', 'disagree', 'pass'] as const;

/** Statements as a table for a spreadsheet, its head first: how each stands, and each sector in words or numbers. */
export function reportRows(
  statements: readonly SamePageStatement[],
  sectors: readonly Sector[],
): (string | number)[][] {
  const head = [
    ...['statement', 'debate', 'asked', 'standing', 'kind', 'sectors shown', 'sectors known', 'hidden'],
    ...sectors.flatMap(({ name }) => [`${name}: answers`, ...sides.map((side) => `${name}: ${side}`)]),
  ];
  const rows = statements.map(({ text, debateTitle, at, picture }) => [
    text ?? '',
    debateTitle,
    at,
    picture.standing,
    picture.kind,
    picture.shown,
    picture.known,
    picture.hidden.map(({ sector, why }) => `${sector.name} (${hiddenWords[why]})`).join('; '),
    ...sectors.flatMap(({ id }) => {
      const its = picture.sectors.find(({ sector }) => sector.id === id);
      if (!its) return ['', '', '', ''];
      return [sizeWords(its.answers), ...sides.map((side) => shareWords(its[side]))];
    }),
  ]);
  return [head, ...rows];
}
