/** As long as `slug` in the contracts allows. */
const longest = 80;

/** A title as a name in addresses: its words in lower case, joined by hyphens. Never empty. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const cut = plain.slice(0, longest + 1).replace(/^-+/, '');
  const whole =
    cut.length > longest ? cut.slice(0, Math.max(cut.lastIndexOf('-'), 0)) || cut.slice(0, longest) : cut;
  return whole.replace(/-+$/, '') || 'inquiry';
}
