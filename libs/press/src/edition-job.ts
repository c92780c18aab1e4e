import type { Mark, Run } from '@samepage/contracts';

/** One voice under a clause. `mark` is drawn, so its sector is named in the words beside it. */
export interface PrintedVoice {
  mark: Mark;
  before: string;
  sector: string;
  after: string;
  notes: string[];
}

export type PrintedPart =
  | { type: 'heading'; level: number; runs: Run[] }
  | { type: 'paragraph'; runs: Run[] }
  | { type: 'clause'; number: string; paragraphs: Run[][]; voices: PrintedVoice[] };

/** The artist's colour made fit to print: `fill` as chosen, `ink` dark enough to read on white, `on` to read on `fill`. */
export interface PrintedSpot {
  fill: string;
  ink: string;
  on: string;
}

/** Everything the template is given, as data: words only, nothing in it is ever read as markup. */
export interface PrintedEdition {
  title: string;
  inquiry: string;
  question: string;
  /** "Edition 2". */
  edition: string;
  /** "22 November 2026". */
  date: string;
  spot: PrintedSpot;
  body: PrintedPart[];
  /** Each sector that spoke, once, in the order of its first voice. */
  sectors: { name: string; mark: Mark }[];
  /** The mark of every voice, in the order of the clauses. */
  strung: Mark[];
  /** The seal in eight groups of eight. */
  seal: string[];
  address: string;
}

/** What the parent sends to the child. */
export interface EditionJob {
  edition: PrintedEdition;
  /** Seconds since 1970, so that the same edition is always the same bytes. */
  publishedAt: number;
}

/** What the child answers: the PDF, or why there is none. `missing` means no compiler for this computer. */
export type EditionReply =
  { outcome: 'done'; pdf: Uint8Array } | { outcome: 'missing' | 'failed'; because: string };
