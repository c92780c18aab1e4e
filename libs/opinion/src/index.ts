export * from './votes';
export * from './sectors';
export * from './disclosure';
