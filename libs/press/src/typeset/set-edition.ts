import type { EditionJob } from '../edition-job';
import { editionTemplate } from './edition-template.ts';
import { markPictures } from './marks.ts';
import { setPages } from './set-pages.ts';

/** Sets an edition, as `setPages` does. @throws CompilerMissing, or Error when it cannot be set at all. */
export function setEdition({ edition, publishedAt }: EditionJob): Buffer {
  const marks = JSON.stringify({
    ink: markPictures(edition.spot.ink),
    on: markPictures(edition.spot.on),
  });
  return setPages(edition, publishedAt, {
    template: editionTemplate,
    inputs: (data) => ({ edition: JSON.stringify(data), marks }),
  });
}
