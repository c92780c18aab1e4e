import { writeFile } from 'node:fs/promises';
import { Failure } from '@samepage/contracts';
import { renderReportPdf } from './render-report-pdf';
import { pdfText } from './testing/pdf-text';
import { aReport } from './testing/report';

it('is a PDF with every sentence, every bar and every row, or says that there is no typesetter here', async () => {
  const pdf = await renderReportPdf(aReport(), '#b8402a').catch((error: unknown) => error);
  if (pdf instanceof Failure) {
    expect(pdf.code).toBe('pdf_unavailable');
    expect(pdf.detail).toContain('no typesetter');
    return;
  }
  if (!(pdf instanceof Buffer)) throw pdf;
  if (process.env['SHOW_PDF']) await writeFile(process.env['SHOW_PDF'], pdf);
  const text = pdfText(pdf);
  expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
  expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/);
  expect(text).toMatch(/\/S\s*\/Table\b/);
  expect(text.match(/\/S\s*\/TR\b/g)).toHaveLength(91);
  // Why something is not shown has the room of the empty cells after it.
  expect(text.match(/\/ColSpan 2/g)).toHaveLength(1);
  // Each statement with bars has a heading of its own, and each side a pattern: hatched and dotted in three inks.
  expect(text.match(/\/S\s*\/H3\b/g)).toHaveLength(2);
  expect(text).toMatch(/\/PatternType\s+1/);
}, 30_000);
