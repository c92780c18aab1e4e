export { renderEditionPdf } from './render-edition-pdf';
export type { EditionPrint } from './printed-edition';
