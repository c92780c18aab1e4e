/*
 * A process of its own that sets one report and ends, as edition.child.ts does for editions, and for its reasons.
 */
import type { EditionReply } from './edition-job';
import type { ReportJob } from './report-job';
import { CompilerMissing } from './typeset/compiler.ts';
import { setReport } from './typeset/set-report.ts';

function answer(job: ReportJob): EditionReply {
  try {
    return { outcome: 'done', pdf: setReport(job) };
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return { outcome: error instanceof CompilerMissing ? 'missing' : 'failed', because };
  }
}

process.once('message', (job: ReportJob) => {
  process.send?.(answer(job), () => process.disconnect());
});
