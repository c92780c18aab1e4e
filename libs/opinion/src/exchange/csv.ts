/** A table whose first row names its columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** One row: what is in each column, and on which line it began, from 1. A column that is missing is empty. */
export interface Row {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** What a file has that a table must not; `line` is from 1. */
export class CsvFault extends Error {
  constructor(
    readonly line: number,
    readonly fault: 'open-quote' | 'too-many-cells',
  ) {
    super(`Line ${line}: ${fault}`);
  }
}

/**
 * Reads a table as RFC 4180 writes it, and as spreadsheets do: with or without a byte order mark, any line ends, line
 * breaks within quotes. Empty lines are passed over.
 */
export function tableOf(text: string): Table {
  const [head, ...rows] = recordsOf(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const columns = head?.cells.map((name) => name.trim()) ?? [];
  return {
    columns,
    rows: rows.map(({ line, cells }) => {
      if (cells.length > columns.length) throw new CsvFault(line, 'too-many-cells');
      return { line, cells: new Map(columns.map((name, index) => [name, cells[index] ?? ''])) };
    }),
  };
}

/** Rows of a table without a head. */
export function recordsOf(text: string): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = [];
  /** A cell in quotes, in which two quotes are one; or one without. Then what ends it. */
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  let line = 1;
  let record = { line, cells: [] as string[] };
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) throw new CsvFault(line, 'open-quote');
    const [whole, quoted, plain, end] = found;
    record.cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    line += whole.split(/\r\n|\n|\r/).length - 1;
    if (end === ',' && cell.lastIndex < text.length) continue;
    if (end === ',') record.cells.push('');
    if (record.cells.length > 1 || record.cells[0] !== '') records.push(record);
    record = { line, cells: [] };
  }
  return records;
}
