import type { Mark } from '@samepage/contracts';

/** One filled path per mark, in a 16 by 16 box: the drawings that the screen uses (libs/ui, sector). */
const paths: Record<Mark, string> = {
  disc: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z',
  square: 'M1.8 2.2l12.2-.6.4 12.4-12.4.4z',
  triangle: 'M8.1 1l7.5 13.6L.6 14.9z',
  wave: 'M.5 9.2C1.6 5.4 3.2 3.6 5.2 3.6c2 0 3 1.6 4 3.1.7 1.1 1.2 1.8 1.9 1.8.7 0 1.4-.9 2-2.9l2.4.9c-1.1 3.8-2.6 5.7-4.6 5.7-2 0-3.1-1.6-4.1-3.1-.7-1.1-1.2-1.8-1.8-1.8-.7 0-1.4.9-2.1 2.9z',
  leaf: 'M1.2 14.8C.9 6.8 5.6 1.4 14.8 1.2c.2 8-4.4 12.6-10.6 12.3l-1.3 1.7z',
  cross: 'M5.9 1h4.2v4.9H15v4.2h-4.9V15H5.9v-4.9H1V5.9h4.9z',
  ring: 'M8 .9a7.1 7.1 0 1 1 0 14.2A7.1 7.1 0 0 1 8 .9zm0 3.7a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8z',
  bar: 'M.6 5.5l14.7-.3.2 5.2-14.8.3z',
  star: 'M8 .6l2.1 4.9 5.4.5-4.1 3.5 1.3 5.3L8 11.9l-4.7 2.9 1.3-5.3L.5 6l5.4-.5z',
  drop: 'M8 .5c3.3 4 5.3 6.6 5.3 9.4A5.3 5.3 0 0 1 8 15.4a5.3 5.3 0 0 1-5.3-5.5C2.7 7.1 4.7 4.5 8 .5z',
};

/** Each mark as an SVG picture in one colour (`#rrggbb`), which the template places as an artifact. */
export function markPictures(colour: string): Record<string, string> {
  const svg = (path: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="${colour}" d="${path}"/></svg>`;
  return Object.fromEntries(Object.entries(paths).map(([mark, path]) => [mark, svg(path)]));
}
