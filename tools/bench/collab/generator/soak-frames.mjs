/** Frames of the sync protocol (libs/sync-protocol/SPEC.md), for clients that live long. */
import * as encoding from 'lib0/encoding';
import { letter } from './updates.mjs';

function frame(...parts) {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

export const hello = () => frame(100, 0, 0);
/** All that a client has who has nothing. */
export const wholeState = () => frame(0, 1, Uint8Array.of(0, 0));
/** Asks for the whole document. */
export const question = () => frame(0, 0, Uint8Array.of(0));
export const writing = (client, clock) => frame(0, 2, letter(client, clock));

export function awarenessUpdate(client, clock = 0) {
  const encoder = encoding.createEncoder();
  for (const value of [1, client, clock]) encoding.writeVarUint(encoder, value);
  encoding.writeVarString(encoder, JSON.stringify({ cursor: { anchor: clock, head: clock } }));
  return frame(1, encoding.toUint8Array(encoder));
}
