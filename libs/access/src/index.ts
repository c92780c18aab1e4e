export * from './abilities';
export * from './subject';
