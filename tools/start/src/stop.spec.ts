import { EventEmitter } from 'node:events';
import { onStop } from './stop';

it('stops once, takes an echo for the same wish, and gives in to one who insists', () => {
  const process = new EventEmitter();
  const calls: string[] = [];
  let now = 0;
  onStop(
    process,
    () => calls.push('stop'),
    () => calls.push('force'),
    () => now,
  );
  process.emit('SIGINT');
  now = 500;
  process.emit('SIGINT');
  expect(calls).toEqual(['stop']);
  now = 1_500;
  process.emit('SIGTERM');
  expect(calls).toEqual(['stop', 'force']);
});
