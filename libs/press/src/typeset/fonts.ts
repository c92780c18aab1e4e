import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { coverage } from './coverage.ts';
import { renamed } from './family.ts';
import { readWoff, writeSfnt, type Font } from './woff.ts';

const { resolve } = createRequire(import.meta.url);

/** What the template asks for by name. */
const faces = [
  { family: 'Bricolage Grotesque', folder: 'bricolage-grotesque', styles: ['700-normal', '800-normal'] },
  {
    family: 'Atkinson Hyperlegible Next',
    folder: 'atkinson-hyperlegible-next',
    styles: ['400-normal', '400-italic', '700-normal', '700-italic'],
  },
];

/** The family a second file of a face is listed under: letters with accents beyond Western Europe. */
export const further = ' Further';

function load(folder: string, script: string, style: string): Font {
  return readWoff(readFileSync(resolve(`@fontsource/${folder}/files/${folder}-${script}-${style}.woff`)));
}

/** Our two faces (SIL Open Font License) as sfnt files, and which characters each can draw. */
export function loadFonts(): { files: Buffer[]; covers: (character: number) => boolean } {
  const fonts = faces.map(({ family, folder, styles }) =>
    styles.flatMap((style) => [
      load(folder, 'latin', style),
      renamed(load(folder, 'latin-ext', style), family + further, style),
    ]),
  );
  const covered = fonts.map((face) => coverage(face));
  return {
    files: fonts.flat().map(writeSfnt),
    covers: (character) => covered.every((covers) => covers(character)),
  };
}
