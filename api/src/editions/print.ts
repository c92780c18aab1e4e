import { Failure, type EditionContent } from '@samepage/contracts';
import { renderEditionPdf } from '@samepage/press';

/** An edition as it goes to print. */
export interface Printable {
  readonly content: EditionContent;
  readonly hash: string;
  readonly spot: string;
  readonly inquirySlug: string;
  readonly number: number;
}

/** @throws Failure `pdf_unavailable` where it cannot be set; its `cause` says why. */
export function printEdition(
  publicUrl: string,
  { content, hash, spot, inquirySlug, number }: Printable,
): Promise<Buffer> {
  return renderEditionPdf(content, {
    hash,
    spot,
    publicUrl: `${publicUrl}/editions/${inquirySlug}/${number}`,
  });
}

export function noPdf(): Failure {
  return new Failure('pdf_unavailable', 'This edition has no PDF. Its page can be read and printed instead.');
}

/**
 * Why there is no PDF, fit for the log. The typesetter quotes what it could not set, and people's words do not belong
 * there: everything from the first quotation mark to the last goes.
 */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return reason.replace(/[`"'‘“][^]*[`"'’”]/, '…').slice(0, 300);
}
