import { Failure, type Report } from '@samepage/contracts';
import { dayInWords } from '@samepage/manifesto';
import { fileURLToPath } from 'node:url';
import { eachText } from './each-text';
import type { EditionReply } from './edition-job';
import { printedChart } from './printed-chart';
import { printedWords } from './printed-words';
import type { PrintedReport, ReportJob } from './report-job';
import { runChild, type ChildLimits } from './run-child';
import { printedSpot } from './spot';

const limits: ChildLimits = { timeMs: 20_000, heapMb: 256 };

function childFile(): string {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./report.child.${ending}`, import.meta.url));
}

/**
 * A report as a tagged PDF (PDF/UA-1, A4), set in a process of its own.
 *
 * @param spot the inquiry's colour as `#rrggbb`.
 * @throws Failure `pdf_unavailable` when there is no typesetter here, it took over 20 seconds, or it failed; its
 *   `cause` says why, for the log.
 */
export async function renderReportPdf(report: Report, spot: string): Promise<Buffer> {
  const job: ReportJob = {
    report: printedReport(report, spot),
    writtenAt: Math.floor(Date.parse(report.at) / 1_000),
  };
  const reply = await runChild(childFile(), job, limits).catch((error: unknown) => {
    throw unavailable('The PDF took too long. Try again in a while, or print the page of the report.', error);
  });
  const { outcome, ...rest } = reply as EditionReply;
  if (outcome === 'done' && 'pdf' in rest) return Buffer.from(rest.pdf);
  throw unavailable(
    outcome === 'missing'
      ? 'This server has no typesetter for its kind of computer. Print the page of the report instead.'
      : 'The PDF could not be set. Print the page of the report instead.',
    'because' in rest ? rest.because : undefined,
  );
}

function printedReport({ title, inquiryTitle, at, whatThisIs, blocks }: Report, spot: string): PrintedReport {
  const words = {
    title,
    inquiry: inquiryTitle,
    date: dayInWords(at),
    whatThisIs,
    blocks: blocks.map(({ heading, finding, table, bars }) => ({
      heading,
      finding,
      charts: bars.map(printedChart),
      table,
    })),
  };
  return { ...eachText(words, printedWords), spot: printedSpot(spot) };
}

function unavailable(sentence: string, because: unknown): Failure {
  return Object.assign(new Failure('pdf_unavailable', sentence), { cause: because });
}
