// Files without zod come first: pages import them, and carry no schema library for it.
export * from './clean-text';
export * from './is-id';
export * from './limits';
export * from './text';
export * from './ids';
export * from './failure';
export * from './problem';
export * from './people';
export * from './inquiry';
export * from './debate';
export * from './debate-socket';
export * from './manifesto';
export * from './close-codes';
export * from './health';
