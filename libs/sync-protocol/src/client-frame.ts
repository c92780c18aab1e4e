import * as decoding from 'lib0/decoding';
import { readAwarenessEntries, type AwarenessEntry } from './awareness';
import { extensionType, messageType, syncType } from './numbers';

/** Everything a client may send (SY1 to SY3). Byte arrays are views of the frame they came in. */
export type ClientFrame =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly entries: readonly AwarenessEntry[] }
  | { readonly kind: 'query-awareness' }
  | { readonly kind: 'hello'; readonly epoch: number };

/** The bytes are not a frame a client may send. */
export class UnreadableFrame extends Error {
  override readonly name = 'UnreadableFrame';
}

/** Reads one frame from a client. Throws UnreadableFrame, and nothing else, for anything that is not exactly one. */
export function readClientFrame(bytes: Uint8Array): ClientFrame {
  const decoder = decoding.createDecoder(bytes);
  const frame = attempt(() => readFrame(decoder));
  if (decoding.hasContent(decoder)) throw new UnreadableFrame('There is something after the frame.');
  return frame;
}

function attempt<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof UnreadableFrame ? error : new UnreadableFrame('The frame is cut short.');
  }
}

function readFrame(decoder: decoding.Decoder): ClientFrame {
  switch (decoding.readVarUint(decoder)) {
    case messageType.sync:
      return readSync(decoder);
    case messageType.awareness:
      return { kind: 'awareness', entries: readAwarenessEntries(decoding.readVarUint8Array(decoder)) };
    case messageType.queryAwareness:
      return { kind: 'query-awareness' };
    case messageType.samepage:
      return readHello(decoder);
    default:
      throw new UnreadableFrame('No client sends a frame of this type.');
  }
}

function readSync(decoder: decoding.Decoder): ClientFrame {
  switch (decoding.readVarUint(decoder)) {
    case syncType.step1:
      return { kind: 'step1', stateVector: decoding.readVarUint8Array(decoder) };
    case syncType.step2:
      return { kind: 'step2', update: decoding.readVarUint8Array(decoder) };
    case syncType.update:
      return { kind: 'update', update: decoding.readVarUint8Array(decoder) };
    default:
      throw new UnreadableFrame('There is no such sync frame.');
  }
}

function readHello(decoder: decoding.Decoder): ClientFrame {
  if (decoding.readVarUint(decoder) !== extensionType.hello) {
    throw new UnreadableFrame('A client says hello, and nothing else of ours.');
  }
  return { kind: 'hello', epoch: decoding.readVarUint(decoder) };
}
