import type { EditionJob, PrintedEdition } from '../edition-job';
import { makeCompiler, typeset } from './compiler.ts';
import { editionTemplate } from './edition-template.ts';
import { loadFonts } from './fonts.ts';
import { markPictures } from './marks.ts';
import { refusedIn, without } from './refusals.ts';

type Altered = PrintedEdition & { altered?: boolean };

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Tries in turn; the next one hears why the one before was refused. The last refusal is thrown. */
function firstThatSets(set: (data: Altered) => Buffer, tries: ((because: string) => Altered)[]): Buffer {
  let refusal: unknown;
  for (const next of tries) {
    try {
      return set(next(messageOf(refusal)));
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

/**
 * Sets an edition: as it is; if signs in it have no glyph anywhere, without those; and if that is not enough, with
 * what our own faces hold. So a rare sign costs itself, and never the edition.
 *
 * @throws CompilerMissing where there is no compiler; Error when it cannot be set at all.
 */
export function setEdition({ edition, publishedAt }: EditionJob): Buffer {
  const { files, covers } = loadFonts();
  const compiler = makeCompiler(files);
  const marks = JSON.stringify({
    ink: markPictures(edition.spot.ink),
    on: markPictures(edition.spot.on),
  });
  const set = (data: Altered) =>
    typeset(compiler, editionTemplate, { edition: JSON.stringify(data), marks }, publishedAt);
  const lacking = (refused: (character: number) => boolean): Altered => ({
    ...without(edition, refused),
    altered: true,
  });
  return firstThatSets(set, [
    () => edition,
    (because) => {
      const refused = refusedIn(because);
      return lacking((character) => refused.has(character));
    },
    () => lacking((character) => character > 0x7f && !covers(character)),
  ]);
}
