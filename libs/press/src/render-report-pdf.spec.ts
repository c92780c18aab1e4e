import { writeFile } from 'node:fs/promises';
import { Failure, type Report } from '@samepage/contracts';
import { renderReportPdf } from './render-report-pdf';
import { pdfText } from './testing/pdf-text';

const report: Report = {
  title: 'Whose job is joy? #evil["$x$"]',
  inquiryTitle: 'Joy in Derbyshire',
  debateId: null,
  at: '2026-11-22T12:00:00.000Z',
  whatThisIs: ['This is about the people in these rooms who answered.', 'Not shown: Voluntary 🎭.'],
  blocks: [
    {
      heading: 'Are we on the same page?',
      finding: ['“Time is care.”: in these rooms, many people passed.'],
      table: {
        caption: 'How people of each sector answered',
        columns: ['Statement', 'Sector', 'Answers'],
        rows: Array.from({ length: 90 }, (_, index) => ['“Time is care.”', `Sector ${index}`, '10 to 14']),
      },
      bars: [],
    },
    { heading: 'Who is missing', finding: ['Nobody.'], table: null, bars: [] },
  ],
};

it('is a PDF with every sentence and every row, or says that there is no typesetter here', async () => {
  const pdf = await renderReportPdf(report, '#b8402a').catch((error: unknown) => error);
  if (pdf instanceof Failure) {
    expect(pdf.code).toBe('pdf_unavailable');
    expect(pdf.detail).toContain('no typesetter');
    return;
  }
  if (!(pdf instanceof Buffer)) throw pdf;
  const text = pdfText(pdf);
  expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
  expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/);
  expect(text).toMatch(/\/S\s*\/Table\b/);
  expect(text.match(/\/S\s*\/TR\b/g)).toHaveLength(91);
  if (process.env['SHOW_PDF']) await writeFile(process.env['SHOW_PDF'], pdf);
}, 30_000);
