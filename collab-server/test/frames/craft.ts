import { updateFrame } from '@samepage/sync-protocol';
import type { SeededRandom } from '@samepage/testing';
import type { Scene } from './scene';
import * as w from './write';
import type { Id } from './write';

/** What the sender of a frame meets with. */
export type Outcome =
  | 'bad_frame'
  | 'too_large'
  | 'forged'
  /** It adds nothing, and is acknowledged. */
  | 'known'
  /** It is committed: strange, and harmless. */
  | 'kept'
  /** No writing frame: the sender stays, and hears or sees nothing of it. */
  | 'passed over';

/** Where the sender stands: what is on the page, and what they have written themselves. */
export interface Place {
  readonly scene: Scene;
  /** Whose client id the scene is written by. */
  readonly honest: number;
  /** The sender's client id and the next clock of it; `ownText` many letters stand before it in the root `mine`. */
  readonly own: Id;
  readonly random: SeededRandom;
}

export type Frame = Uint8Array | string;

export interface Crafted {
  readonly name: string;
  /** More than one where the protocol leaves it open: all that counts is that everyone has the same page afterwards. */
  readonly outcome: Outcome | readonly Outcome[];
  frames(place: Place): Frame | readonly Frame[];
}

export const ownText = 'attacker’s';
export const eitherWay = ['kept', 'bad_frame'] as const;

export const after = ([client, clock]: Id, by: number): Id => [client, clock + by];
/** Another client id of the same sender. */
export const second = ({ own: [client] }: Place, by = 1): number => client + by;
export const manyOf = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** An update that writes structs under the sender's own id, where nothing else about it is wrong. */
export const own =
  (...structs: readonly w.Struct[]) =>
  ({ own: at }: Place): Frame =>
    updateFrame(w.written(at, ...structs));

/** The same, beside or in something of the page. */
export const ownAt =
  (structs: (scene: Scene) => w.Struct | readonly w.Struct[]) =>
  ({ own: at, scene }: Place): Frame =>
    updateFrame(w.written(at, ...[structs(scene)].flat()));

export const crafted = (
  name: string,
  outcome: Crafted['outcome'],
  frames: (place: Place) => Frame | readonly Frame[],
): Crafted => ({ name, outcome, frames });

export const long = (length: number): string => 'n'.repeat(length);
