import { makeCompiler, typeset } from './compiler.ts';
import { loadFonts } from './fonts.ts';
import { refusedIn, without } from './refusals.ts';

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Tries in turn; the next one hears why the one before was refused. The last refusal is thrown. */
function firstThatSets<Data>(set: (data: Data) => Buffer, tries: ((because: string) => Data)[]): Buffer {
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

export interface Pages<Data> {
  readonly template: string;
  /** What the template reads; `altered` where signs had to be replaced. */
  readonly inputs: (data: Data & { altered?: boolean }) => Record<string, string>;
}

/**
 * Sets words: as they are; if signs in them have no glyph anywhere, without those; and if that is not enough, with
 * what our own faces hold. So a rare sign costs itself, and never the pages.
 *
 * @throws CompilerMissing where there is no compiler; Error when it cannot be set at all.
 */
export function setPages<Data extends object>(
  data: Data,
  at: number,
  { template, inputs }: Pages<Data>,
): Buffer {
  const { files, covers } = loadFonts();
  const compiler = makeCompiler(files);
  const set = (altered: Data & { altered?: boolean }): Buffer =>
    typeset(compiler, template, inputs(altered), at);
  const lacking = (refused: (character: number) => boolean): Data & { altered?: boolean } => ({
    ...without(data, refused),
    altered: true,
  });
  return firstThatSets(set, [
    () => data,
    (because) => {
      const refused = refusedIn(because);
      return lacking((character) => refused.has(character));
    },
    () => lacking((character) => character > 0x7f && !covers(character)),
  ]);
}
