/*
 * A process of its own that sets one edition and ends: the typesetter is native code that may take seconds, or fall
 * over, and no server that carries keystrokes should wait or fall with it. Node runs this file as it stands in
 * tests, so what it imports says `.ts`; for production it is bundled beside the server as edition.child.js.
 */
import type { EditionJob, EditionReply } from './edition-job';
import { CompilerMissing } from './typeset/compiler.ts';
import { setEdition } from './typeset/set-edition.ts';

function answer(job: EditionJob): EditionReply {
  try {
    return { outcome: 'done', pdf: setEdition(job) };
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return { outcome: error instanceof CompilerMissing ? 'missing' : 'failed', because };
  }
}

process.once('message', (job: EditionJob) => {
  process.send?.(answer(job), () => process.disconnect());
});
