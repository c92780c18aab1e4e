export * from './bell/bell';
export * from './bell/in-process-bell';
export * from './database/queryable';
export * from './log';
