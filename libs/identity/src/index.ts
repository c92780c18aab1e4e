export * from './cookie';
export { hashOf, newSecret } from './secret';
export * from './subjects';
export * from './ticket';
export * from './voice';
