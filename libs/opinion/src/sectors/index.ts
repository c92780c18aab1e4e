export { jeffreys, type Estimate, type Estimator } from './estimate';
export * from './measure';
export * from './sector-counts';
export * from './variance';
