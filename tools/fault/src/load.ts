import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Crew } from './crew';
import type { CollabNode } from './node';
import type { Scene } from './scenario';
import type { ScreenState } from './screen';
import { checkNodes, count, settle } from './verify';

/** One document with people in it who write, come in by these addresses, a process of clients for each. */
export interface Load {
  readonly documentId: string;
  readonly crews: readonly Crew[];
}

export interface LoadOptions {
  readonly writers?: number;
  readonly readers?: number;
  readonly pace?: number;
}

/** Everyone is in, and has begun to write, when it resolves. */
export async function underLoad(
  { house }: Scene,
  urls: readonly string[],
  { writers = 4, readers = 1, pace }: LoadOptions = {},
): Promise<Load> {
  const documentId = await house.addDocument();
  const crews = await Promise.all(urls.map((url) => house.join({ documentId, url, writers, readers, pace })));
  await house.synced();
  await write(crews);
  return { documentId, crews };
}

export async function write(crews: readonly Crew[]): Promise<void> {
  await Promise.all(crews.map((crew) => crew.tell({ do: 'write' })));
}

/** Long enough that there is something to lose, and never as long as the last time. */
export async function aWhile({ random }: Scene, atLeast = 500, spread = 1_500): Promise<void> {
  await pause(atLeast + random.below(spread));
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
export const ackedOf = (states: readonly ScreenState[]): number => sum(states.map(({ acked }) => acked));

/** What every scenario ends with: everyone rests, all is equal, and nobody has complained of anything unexpected. */
export async function conclude(
  { house, outcome }: Scene,
  { documentId }: Pick<Load, 'documentId'>,
  healed: number,
  expected: readonly RegExp[] = [],
): Promise<void> {
  await settle(house, documentId, outcome, healed);
  await count(house, documentId, outcome);
  checkNodes(house, outcome, expected);
}

/** What a server must say of a database that is away. */
export const databaseAway = [
  /could not be kept/,
  /could not be opened/,
  /could not be looked up/,
  /connection/i,
  /timeout/i,
  /could not be read/,
];

/** Resident memory in megabytes, where the system says. */
export async function memoryOf(node: CollabNode): Promise<number> {
  const status = await readFile(`/proc/${node.program.pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
}
