import type { Crafted } from './craft';
import { craftedAwareness } from './crafted-awareness';
import { craftedContents } from './crafted-contents';
import { craftedFraming } from './crafted-frames';
import { craftedStructs } from './crafted-structs';

/** Every frame that somebody who knows the protocol might think of, and what becomes of its sender. */
export const craftedFrames: readonly Crafted[] = [
  ...[...craftedStructs, ...craftedContents, ...craftedFraming, ...craftedAwareness],
];
