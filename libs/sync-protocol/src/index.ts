export * from './numbers';
export { awarenessEntry, gone, type AwarenessEntry } from './awareness';
export * from './client-frame';
export * from './frames';
export * from './close';
export * from './saved-tracker';
