export { axesOf, type Axes } from './axes';
export { Centred } from './centred';
export { extremityOf, placedRows, positionsOf, type Position } from './positions';
export type { Agreed, Consensus, Representative, Side as VoteSide } from './representative';
export { statisticsOf, type Grouping, type GroupStatistics } from './statistics';
