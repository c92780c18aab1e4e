import type { PrintedSpot } from './edition-job';

/** A report as the template is given it: words only, nothing in it is ever read as markup. */
export interface PrintedReport {
  title: string;
  inquiry: string;
  /** "22 November 2026". */
  date: string;
  spot: PrintedSpot;
  whatThisIs: string[];
  blocks: {
    heading: string;
    finding: string[];
    table: { caption: string; columns: string[]; rows: string[][] } | null;
  }[];
}

/** What the parent sends to the child, which answers as for an edition. */
export interface ReportJob {
  report: PrintedReport;
  /** Seconds since 1970. */
  writtenAt: number;
}
