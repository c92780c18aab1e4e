export type { AxisTest } from './axis-test';
export { dealtAnew } from './dealt-anew';
export { adjustedRand } from './same';
export { groupings, reasons, structureOf, type Judgement, type Reason, type Structure } from './structure';
