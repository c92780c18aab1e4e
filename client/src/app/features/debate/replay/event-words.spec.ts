import type { DebateEvent } from '@samepage/contracts';
import { emptyDebate } from '@samepage/debate';
import { eventInWords } from './event-words';

const at = '2026-11-22T10:00:00Z';
const inWords = (event: DebateEvent) => eventInWords(event, { before: emptyDebate(), name: () => 'Lou' });

it.each([
  ['its speaker paused themselves', { own: true }, 'Lou paused their turn.'],
  ['a facilitator paused', {}, 'The turn was paused.'],
] as const)('a turn that %s is told as that', (_, own, words) =>
  expect(inWords({ type: 'turn-paused', ...own, sequence: 1, by: 'm-1', at })).toBe(words),
);
