export { BallotBox } from './ballot-box';
export { isDrawn, judgeMap, settle, update, type LiveMap } from './live-map';
