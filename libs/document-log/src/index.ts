export * from './failure';
export * from './schema';
export type { Entry, NewEntry } from './entry';
export * from './read';
export * from './write';
