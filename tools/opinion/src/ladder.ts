import {
  adjustedRand,
  blank,
  chance,
  dealtAnew,
  shuffle,
  structureOf,
  Votes,
  type Chance,
  type Structure,
} from '@samepage/opinion';
import type { Folder } from './folder';

/** How a room was drawn out of a conversation, and what was found in it. */
interface Found {
  readonly size: number;
  readonly isReal: boolean;
  readonly structure: Structure;
  /** How much its groups are those published for the conversation; null without groups. */
  readonly same: number | null;
}

const sizes = [8, 12, 16, 20, 30, 45, 60];

/**
 * What the rungs of `structureOf` stand on: small rooms are drawn out of real conversations, of people who answered at
 * least four in five of 20 to 30 much-answered statements, and each is looked at as it is and with the votes on each
 * statement dealt anew. Rows of a Markdown table.
 */
export function ladderOf(folders: readonly Folder[], column: string, rooms: number, seed: number): string[] {
  const next = chance(seed);
  const found = sizes.flatMap((size) =>
    folders
      .flatMap((folder) => Array.from({ length: rooms }, () => roomsOf(folder, column, size, next)))
      .flat(),
  );
  return [
    '| people | rooms | groups drawn, real | groups drawn, dealt anew | only yes-saying, real | as published, median | stability, real | stability, dealt anew, 95th |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...sizes.map((size) => {
      const of = (isReal: boolean): Found[] =>
        found.filter((each) => each.size === size && each.isReal === isReal);
      const [real, dealt] = [of(true), of(false)];
      const cells = [
        size,
        real.length,
        percent(real, ({ structure }) => structure.groups !== null),
        percent(dealt, ({ structure }) => structure.groups !== null),
        percent(real, ({ structure }) => structure.reason === 'yes-saying'),
        at(
          real.flatMap(({ same }) => same ?? []),
          0.5,
        ),
        at(
          real.flatMap(({ structure }) => structure.stability ?? []),
          0.5,
        ),
        at(
          dealt.flatMap(({ structure }) => structure.stability ?? []),
          0.95,
        ),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}

function roomsOf(folder: Folder, column: string, size: number, next: Chance): Found[] {
  const published = folder.labels(column);
  const room = roomIn(folder.votes, published, size, next);
  if (!room) return [];
  return [true, false].map((isReal) => {
    const votes = isReal ? room : dealtAnew(room, next);
    const structure = structureOf(votes, { seed: Math.floor(next() * 1e6) });
    const { groups } = structure;
    const rows = votes.people.flatMap((_, row) => (groups?.[row] == null ? [] : [row]));
    const labels = [...new Set(published.values())];
    const same = groups
      ? adjustedRand(
          rows.map((row) => labels.indexOf(published.get(votes.people[row] ?? '') ?? '')),
          rows.map((row) => groups[row] ?? -1),
        )
      : null;
    return { size, isReal, structure, same };
  });
}

function roomIn(
  votes: Votes,
  published: ReadonlyMap<string, string>,
  size: number,
  next: Chance,
): Votes | undefined {
  const count = 20 + Math.floor(next() * 11);
  const answers = votes.statements.map(
    (_, column) => votes.people.filter((_, row) => votes.at(row, column) !== blank).length,
  );
  const columns = shuffle(
    votes.statements
      .map((_, column) => column)
      .filter((column) => !votes.statements[column]?.isOut && !votes.statements[column]?.isMeta)
      .sort((one, other) => (answers[other] ?? 0) - (answers[one] ?? 0))
      .slice(0, count + 10),
    next,
  ).slice(0, count);
  const rows = shuffle(
    votes.people.flatMap((person, row) => {
      const answered = columns.filter((column) => votes.at(row, column) !== blank).length;
      return published.has(person) && answered >= 0.8 * count ? [row] : [];
    }),
    next,
  ).slice(0, size);
  if (rows.length < size) return undefined;
  return new Votes(
    rows.map((row) => votes.people[row] ?? ''),
    columns.flatMap((column) => votes.statements[column] ?? []),
    Int8Array.from(rows.flatMap((row) => columns.map((column) => votes.at(row, column)))),
  );
}

function percent(all: readonly Found[], is: (found: Found) => boolean): string {
  return all.length === 0 ? '–' : `${Math.round((100 * all.filter(is).length) / all.length)}%`;
}

function at(values: readonly number[], share: number): string {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.toFixed(2) ?? '–';
}
