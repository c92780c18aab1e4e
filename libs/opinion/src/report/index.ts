export { reportOf, type ReportSource } from './report-of';
export { reportRows } from './report-rows';
export { bandWords, percentWords, sizeWords } from './wording';
