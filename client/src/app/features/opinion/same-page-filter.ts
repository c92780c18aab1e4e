import type { SamePage, SamePageKind, SamePageStatement } from '@samepage/contracts';

/** What a reader wants to see, as it stands in the address; null for everything. */
export interface SamePageFilter {
  readonly kind: string | null;
  readonly debate: string | null;
  readonly sector: string | null;
  /** Only what was asked more than once. */
  readonly again: boolean;
}

// Not the list of the contracts: it would bring the schema library into every page.
export const kindOrder: readonly SamePageKind[] = [
  'shared',
  'bridgeable',
  'sector-specific',
  'unsure',
  'unheard',
];

/** The statements a filter leaves, in their order. */
export function filtered(
  statements: readonly SamePageStatement[],
  { kind, debate, sector, again }: SamePageFilter,
): readonly SamePageStatement[] {
  return statements.filter(
    ({ picture, debateId, before }) =>
      (kind === null || picture.kind === kind) &&
      (debate === null || debateId === debate || before.some((each) => each.debateId === debate)) &&
      (sector === null || picture.sectors.some((each) => each.sector.id === sector)) &&
      (!again || before.length > 0),
  );
}

/** One of the ways to narrow the page down: its words, and what it sets in the address. */
export interface FilterLink {
  readonly words: string;
  readonly query: Readonly<Record<string, string | null>>;
  readonly isOn: boolean;
}

export interface FilterGroup {
  readonly name: string;
  readonly links: readonly FilterLink[];
}

/** Debates, and sectors that are shown anywhere, to narrow down by, where there is more than one of them. */
export function filterGroups({ statements, sectors }: SamePage, filter: SamePageFilter): FilterGroup[] {
  const debates = new Map(statements.map(({ debateId, debateTitle }) => [debateId, debateTitle]));
  const groups: FilterGroup[] = [];
  const all = (words: string, key: 'debate' | 'sector'): FilterLink => ({
    words,
    query: { [key]: null },
    isOn: filter[key] === null,
  });
  if (debates.size > 1)
    groups.push({
      name: 'From which debate',
      links: [
        all('All debates', 'debate'),
        ...[...debates].map(([id, words]) => ({ words, query: { debate: id }, isOn: filter.debate === id })),
      ],
    });
  const shown = new Set(statements.flatMap(({ picture }) => picture.sectors.map(({ sector }) => sector.id)));
  const heard = sectors.filter(({ id }) => shown.has(id) || id === filter.sector);
  if (heard.length > 1)
    groups.push({
      name: 'With answers from',
      links: [
        all('Any sector', 'sector'),
        ...heard.map(({ id, name }) => ({
          words: name,
          query: { sector: id },
          isOn: filter.sector === id,
        })),
      ],
    });
  if (statements.some(({ before }) => before.length))
    groups.push({
      name: 'How often asked',
      links: [
        { words: 'Once or more', query: { again: null }, isOn: !filter.again },
        { words: 'Asked again', query: { again: 'yes' }, isOn: filter.again },
      ],
    });
  return groups;
}

/** "12 statements", in all or of the filter, and in which order where there is one. */
export function shownInWords(shown: number, of: number, isSorted: boolean): string {
  const one = of === 1 ? 'statement' : 'statements';
  if (shown !== of) return `${shown} of ${of} ${one}.`;
  return isSorted && of > 1 ? `${of} ${one}, the ones that bridge most surely first.` : `${of} ${one}.`;
}
