import { CsvFault, tableOf, Votes, type Cast, type Row, type Table } from '@samepage/opinion';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What is wrong with a folder, in a sentence that says where. */
export class FolderFault extends Error {}

/** A conversation as it lies in a folder. */
export interface Folder {
  readonly votes: Votes;
  /** What a column of `participants.csv` says of people, where it says anything. Throws where there is no such column. */
  readonly labels: (column: string) => Map<string, string>;
  readonly hasSectors: boolean;
  /** Statements by which people were told apart into sectors, so that sectors cannot be compared on them. */
  readonly tellSectors: ReadonlySet<string>;
}

/**
 * Reads `votes.csv` (participant, statement, vote), and where they are there `statements.csv` (statement, moderated,
 * is_meta), `participants.csv` and `meta.json`. People and statements are in the order of their own files, then in
 * that of the votes.
 */
export function readFolder(path: string): Folder {
  const votesTable = tableIn(path, 'votes.csv', ['participant', 'statement', 'vote']);
  if (!votesTable) throw new FolderFault(`There is no votes.csv in ${path}.`);
  const statements = tableIn(path, 'statements.csv', ['statement']);
  const participants = tableIn(path, 'participants.csv', ['participant']);
  const casts = votesTable.rows.map(castOf);
  const column = (table: Table | undefined, name: string): string[] =>
    (table?.rows ?? []).map((row) => cell(row, name)).filter((id) => id !== '');
  const people = [...new Set([...column(participants, 'participant'), ...casts.map(({ person }) => person)])];
  const known = new Map(statements?.rows.map((row) => [cell(row, 'statement'), row]));
  const ids = [...new Set([...known.keys(), ...casts.map(({ statement }) => statement)])].filter(
    (id) => id !== '',
  );
  return {
    votes: Votes.of(
      people,
      ids.map((id) => {
        const row = known.get(id);
        return {
          id,
          isOut: Number(row && cell(row, 'moderated')) === -1,
          isMeta: /^(1|true)$/i.test(row ? cell(row, 'is_meta') : ''),
        };
      }),
      casts,
    ),
    labels: (name) => {
      if (!participants?.columns.includes(name)) {
        throw new FolderFault(`participants.csv in ${path} has no column called ${name}.`);
      }
      const labels = participants.rows.map((row) => [cell(row, 'participant'), cell(row, name)] as const);
      return new Map(labels.filter(([, label]) => label !== ''));
    },
    hasSectors: participants?.columns.includes('sector') ?? false,
    tellSectors: tellSectors(path),
  };
}

function tableIn(path: string, name: string, needed: readonly string[]): Table | undefined {
  const file = resolve(path, name);
  if (!existsSync(file)) return undefined;
  let table: Table;
  try {
    table = tableOf(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const what =
      error.fault === 'open-quote' ? 'has a quote that is not closed' : 'has more cells than the first';
    throw new FolderFault(`Line ${error.line} of ${file} ${what}.`);
  }
  const missing = needed.find((column) => !table.columns.includes(column));
  if (missing) throw new FolderFault(`${file} has no column called ${missing}.`);
  return table;
}

function castOf(row: Row): Cast {
  const [person, statement, vote] = [cell(row, 'participant'), cell(row, 'statement'), cell(row, 'vote')];
  if (person === '' || statement === '') {
    throw new FolderFault(`Line ${row.line} of votes.csv does not say who voted or on what.`);
  }
  const number = Number(vote);
  if (vote === '' || (number !== 1 && number !== -1 && number !== 0)) {
    throw new FolderFault(`Line ${row.line} of votes.csv has “${vote}” for a vote. It must be 1, 0 or -1.`);
  }
  return { person, statement, vote: number };
}

function cell(row: Row, column: string): string {
  return row.cells.get(column)?.trim() ?? '';
}

function tellSectors(path: string): Set<string> {
  const file = resolve(path, 'meta.json');
  if (!existsSync(file)) return new Set();
  try {
    const meta = JSON.parse(readFileSync(file, 'utf8')) as { sector_from_statements?: object | null };
    return new Set(Object.keys(meta.sector_from_statements ?? {}));
  } catch {
    throw new FolderFault(`${file} is not JSON.`);
  }
}
