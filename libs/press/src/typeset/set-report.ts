import type { ReportJob } from '../report-job';
import { setPages } from './set-pages.ts';
import { reportTemplate } from './template/report.ts';

/** Sets a report, as `setPages` does. @throws CompilerMissing, or Error when it cannot be set at all. */
export function setReport({ report, writtenAt }: ReportJob): Buffer {
  return setPages(report, writtenAt, {
    template: reportTemplate,
    inputs: (data) => ({ report: JSON.stringify(data) }),
  });
}
