export type Cell = string | number | null;

/**
 * Rows as RFC 4180 writes them, with a line break after each. Words that a spreadsheet would take for a formula get
 * an apostrophe in front, which it shows as what it is: words.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

/** What begins a formula, in either width; a tab or line break before it is passed over by some. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const words = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
