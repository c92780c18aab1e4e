/** The inks of sectors as the screen prints them (client/src/styles/print.css), slots 1 to 10: dark enough for paper. */
const inks = [
  '#8f2408',
  '#134a99',
  '#175a2b',
  '#55308a',
  '#07575f',
  '#6a4800',
  '#8c1656',
  '#5c3720',
  '#2c3a58',
  '#44500a',
] as const;

/** A slot's ink; a slot beyond ten starts again at one. */
export function printedInk(slot: number): string {
  return inks[(((Math.trunc(slot) - 1) % inks.length) + inks.length) % inks.length] ?? inks[0];
}
