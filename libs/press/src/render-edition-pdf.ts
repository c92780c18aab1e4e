import { Failure, type EditionContent } from '@samepage/contracts';
import { fileURLToPath } from 'node:url';
import type { EditionJob, EditionReply } from './edition-job';
import { printedEdition, type EditionPrint } from './printed-edition';
import { runChild, type ChildLimits } from './run-child';

const limits: ChildLimits = { timeMs: 20_000, heapMb: 256 };

/** Beside this file: TypeScript that Node runs as it stands in the repository, its bundle in dist. */
function childFile(): string {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./edition.child.${ending}`, import.meta.url));
}

function unavailable(sentence: string, because: unknown): Failure {
  return Object.assign(new Failure('pdf_unavailable', sentence), { cause: because });
}

function pdfIn(reply: EditionReply): Buffer {
  if (reply.outcome === 'done') return Buffer.from(reply.pdf);
  const sentence =
    reply.outcome === 'missing'
      ? 'This server has no typesetter for its kind of computer. The edition is safe and can be read and printed from its page.'
      : 'The PDF could not be set. The edition is safe and can be read and printed from its page.';
  throw unavailable(sentence, reply.because);
}

/** Where the work is done and how long it may take; tests put others in. */
export interface Workshop {
  child: string;
  limits: ChildLimits;
}

/**
 * An edition as a tagged PDF (PDF/UA-1, A4, fonts embedded), set in a process of its own. The same content and print
 * give the same bytes.
 *
 * @param content what was sealed; untrusted words, which are only ever data to the typesetter.
 * @throws Failure `pdf_unavailable` when there is no typesetter here, it took over 20 seconds, or it failed; its
 *   `cause` says why, for the log.
 */
export async function renderEditionPdf(
  content: EditionContent,
  print: EditionPrint,
  { child, limits: allowed }: Workshop = { child: childFile(), limits },
): Promise<Buffer> {
  const job: EditionJob = {
    edition: printedEdition(content, print),
    publishedAt: Math.floor(Date.parse(content.publishedAt) / 1_000),
  };
  const reply = await runChild(child, job, allowed).catch((error: unknown) => {
    throw unavailable(
      'The PDF took too long or stopped half-way. The edition is safe; try again in a while, or print its page.',
      error,
    );
  });
  return pdfIn(reply as EditionReply);
}
