import type { HandKind } from '@samepage/contracts';

const places = ['next', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** "You are third of 7 in the queue."; `index` counts from 0. */
export function placeInWords(index: number, all: number): string {
  if (index === 0) return all === 1 ? 'You are next. Nobody else is waiting.' : `You are next of ${all}.`;
  return `You are ${places[index] ?? `number ${index + 1}`} of ${all} in the queue.`;
}

/** What a hand asks for, in a few words. */
export const handWords: Readonly<Record<HandKind, string>> = {
  turn: 'A turn to speak',
  response: 'A direct response',
  process: 'A point of process',
  'read-out': 'Words to be read out',
};
