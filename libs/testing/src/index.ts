export * from './deferred';
export * from './random';
export * from './seed';
export * from './wait-until';
