import * as encoding from 'lib0/encoding';
import { awarenessEntry, type AwarenessEntry } from './awareness';
import { extensionType, messageType, syncType } from './numbers';

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function syncFrame(type: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return frame(messageType.sync, (encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

function extensionFrame(type: number, value: number): Uint8Array<ArrayBuffer> {
  return frame(messageType.samepage, (encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint(encoder, value);
  });
}

/** Asks the other side for what this state vector lacks (SY3). */
export const step1Frame = (stateVector: Uint8Array) => syncFrame(syncType.step1, stateVector);
/** Answers a step 1 (SY3). */
export const step2Frame = (update: Uint8Array) => syncFrame(syncType.step2, update);
export const updateFrame = (update: Uint8Array) => syncFrame(syncType.update, update);

export const awarenessFrame = (entries: readonly AwarenessEntry[]) =>
  awarenessFrameOf(entries.map(awarenessEntry));

/** The same of entries that are encoded already: what many are told is encoded once. */
export function awarenessFrameOf(entries: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const count = varUint(entries.length);
  let size = count.byteLength;
  for (const { byteLength } of entries) size += byteLength;
  const head = [...varUint(messageType.awareness), ...varUint(size), ...count];
  const made = new Uint8Array(head.length + size - count.byteLength);
  made.set(head);
  let at = head.length;
  for (const entry of entries) {
    made.set(entry, at);
    at += entry.byteLength;
  }
  return made;
}

function varUint(value: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
}

/** Asks for acknowledgements, and says which epoch the client holds; 0 when it holds nothing yet (SY9, SY20). */
export const helloFrame = (epoch: number) => extensionFrame(extensionType.hello, epoch);
/** Answers hello with the document's epoch (SY20). */
export const welcomeFrame = (epoch: number) => extensionFrame(extensionType.welcome, epoch);
/** Says that the first `count` writing frames since hello are committed (SY10). */
export const savedFrame = (count: number) => extensionFrame(extensionType.saved, count);
