export type { AxisTest } from './axis-test';
export { adjustedRand } from './same';
export { groupings, reasons, structureOf, type Reason, type Structure } from './structure';
