/** Messages as y-websocket frames them, and as Hocuspocus does: with the document's name before all else. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

const nothing = Uint8Array.of(0);
const emptyUpdate = Uint8Array.of(0, 0);

/** What a client says, in one of the two dialects. Each answers the bytes to send. */
export function dialectOf(name, document) {
  const write = (fill) => {
    const encoder = encoding.createEncoder();
    if (name === 'hocuspocus') encoding.writeVarString(encoder, document);
    fill(encoder);
    return encoding.toUint8Array(encoder);
  };
  const sync = (kind, bytes) =>
    write((encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, kind);
      encoding.writeVarUint8Array(encoder, bytes);
    });
  return {
    step1: (vector = nothing) => sync(0, vector),
    step2: (update = emptyUpdate) => sync(1, update),
    update: (update) => sync(2, update),
    awareness: (client, clock, state) =>
      write((encoder) => {
        encoding.writeVarUint(encoder, 1);
        const entry = encoding.createEncoder();
        encoding.writeVarUint(entry, 1);
        encoding.writeVarUint(entry, client);
        encoding.writeVarUint(entry, clock);
        encoding.writeVarString(entry, state);
        encoding.writeVarUint8Array(encoder, encoding.toUint8Array(entry));
      }),
    /** Hocuspocus asks for a token, whether it looks at it or not. */
    token: () =>
      write((encoder) => {
        encoding.writeVarUint(encoder, 2);
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, 'token');
        encoding.writeVarString(encoder, '4.7.0');
      }),
    /** Asks our server for acknowledgements. */
    hello: () => Uint8Array.of(100, 0, 0),
  };
}

/**
 * Reads a message as little as can be.
 * @returns {{ kind: 'step1' | 'change' | 'awareness' | 'welcome' | 'saved' | 'other', isAnswer?: boolean, bytes?: Uint8Array, count?: number }}
 */
export function readMessage(dialect, data) {
  const decoder = decoding.createDecoder(data);
  if (dialect === 'hocuspocus') decoding.readVarUint8Array(decoder);
  const type = decoding.readVarUint(decoder);
  // 4 is Hocuspocus's for a sync message that wants no question back.
  if (type === 0 || type === 4) {
    const kind = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    return kind === 0 ? { kind: 'step1', bytes } : { kind: 'change', isAnswer: kind === 1, bytes };
  }
  if (type === 1) return { kind: 'awareness', bytes: decoding.readVarUint8Array(decoder) };
  if (type !== 100) return { kind: 'other' };
  const kind = decoding.readVarUint(decoder);
  return kind === 2 ? { kind: 'saved', count: decoding.readVarUint(decoder) } : { kind: 'welcome' };
}

/** Tells `onState(client, state)` of each entry of an awareness update. */
export function readStates(update, onState) {
  const decoder = decoding.createDecoder(update);
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    onState(client, decoding.readVarString(decoder));
  }
}
