import type { ReportJob } from '../report-job';
import { markPictures } from './marks.ts';
import { setPages } from './set-pages.ts';
import { reportTemplate } from './template/report.ts';

/** Sets a report, as `setPages` does. @throws CompilerMissing, or Error when it cannot be set at all. */
export function setReport({ report, writtenAt }: ReportJob): Buffer {
  const inks = report.blocks.flatMap(({ charts }) =>
    charts.flatMap(({ rows }) => rows.map(({ ink }) => ink)),
  );
  const marks = JSON.stringify(Object.fromEntries([...new Set(inks)].map((ink) => [ink, markPictures(ink)])));
  return setPages(report, writtenAt, {
    template: reportTemplate,
    inputs: (data) => ({ report: JSON.stringify(data), marks }),
  });
}
