export * from './decide';
export * from './fold';
export * from './limits';
export * from './refusals';
export * from './same-text';
export * from './transitions';
