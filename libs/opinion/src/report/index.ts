export { reportOf, type ReportSource } from './report-of';
export { reportRows } from './report-rows';
export type { SecondOpinion } from './second-block';
export { bandWords, percentWords, sizeWords } from './wording';
