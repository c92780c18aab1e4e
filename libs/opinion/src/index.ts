export * from './votes';
export * from './sectors';
