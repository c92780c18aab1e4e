import type { Mark } from '@samepage/contracts';
import type { PrintedSpot } from './edition-job';

export const chartSides = ['disagree', 'agree', 'pass'] as const;
export type ChartSide = (typeof chartSides)[number];

/**
 * A share on a scale of 0 to 100, as it stands on paper from the left: where it lies, and in it a block for a word or a
 * point for a number.
 */
export interface PrintedBar {
  side: ChartSide;
  from: number;
  to: number;
  block: { from: number; to: number } | null;
  point: number | null;
  /** "most agree", "most agree, 64%". */
  words: string;
}

/** The bars of one statement: a row for each sector that is shown. Those that are not are in `finding`. */
export interface PrintedChart {
  label: string;
  finding: string;
  rows: { name: string; answers: string; mark: Mark; ink: string; bars: PrintedBar[] }[];
}

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
    charts: PrintedChart[];
    table: { caption: string; columns: string[]; rows: string[][] } | null;
  }[];
}

/** What the parent sends to the child, which answers as for an edition. */
export interface ReportJob {
  report: PrintedReport;
  /** Seconds since 1970. */
  writtenAt: number;
}
