export * from './body';
export * from './canonical';
export * from './document';
export * from './links';
export * from './markdown';
export * from './read-blocks';
export * from './text';
export * from './voice-line';
