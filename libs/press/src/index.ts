export { renderEditionPdf } from './render-edition-pdf';
export { renderReportPdf } from './render-report-pdf';
export type { EditionPrint } from './printed-edition';
