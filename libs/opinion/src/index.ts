export * from './chance';
export * from './votes';
export * from './exchange/csv';
export * from './groups';
export * from './polis';
export * from './sectors';
export * from './disclosure';
export * from './themes';
