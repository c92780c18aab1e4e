import { ratioOf, spread } from './statistics.mjs';

/** A number in as few digits as tell something: three, or all before the point. */
export function short(value) {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 1000) return Math.round(value).toString();
  if (value === 0) return '0';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

/** `median [min–max] ×ratio`, the ratio to another server's median where there is one to divide by. */
export function cell(values, base) {
  const { median, min, max } = spread(values);
  if (!Number.isFinite(median)) return '';
  const range = values.length > 1 ? ` [${short(min)}–${short(max)}]` : '';
  const ratio = ratioOf(values, base);
  return `${short(median)}${range}${ratio === null ? '' : ` ×${short(ratio)}`}`;
}

/**
 * A Markdown table: a line for each figure, a column for each server. The first server is the one others are divided by.
 * @param {Map<string, Map<string, number[]>>} figures By figure, then by server: one value for each round.
 * @param {string[]} servers
 */
export function table(figures, servers) {
  const head = ['', ...servers.map((name, index) => (index === 0 ? name : `${name} ×${servers[0]}`))];
  const lines = [...figures].map(([figure, byServer]) => [
    figure,
    ...servers.map((name, index) =>
      cell(byServer.get(name) ?? [], index === 0 ? undefined : byServer.get(servers[0])),
    ),
  ]);
  const widths = head.map((_, column) => Math.max(3, ...[head, ...lines].map((line) => line[column].length)));
  const draw = (line) => `| ${line.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`;
  return [draw(head), draw(widths.map((width) => '-'.repeat(width))), ...lines.map(draw)].join('\n');
}
