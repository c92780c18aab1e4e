export * from './numbers';
export { gone, type AwarenessEntry } from './awareness';
export * from './client-frame';
export * from './frames';
export * from './close';
export * from './saved-tracker';
