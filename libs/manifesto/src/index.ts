export * from './canonical';
export * from './document';
export * from './links';
export * from './read-blocks';
