export { BallotBox } from './ballot-box';
export { isDrawn, settle, update, type LiveMap } from './live-map';
