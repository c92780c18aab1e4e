/**
 * Yjs updates (version 1) of single letters, written and counted without Yjs: a generator of load has to be much
 * lighter than the servers it measures.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** The text all letters go into. */
export const textName = 'words';

const garbage = 0;
const contentDeleted = 1;
const contentString = 4;
const hasKey = 0x20;
const hasLeft = 0x80;
const hasRight = 0x40;

/** The update of a client's next letter, right after its own last one. */
export function letter(client, clock) {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  if (clock === 0) {
    encoding.writeUint8(encoder, contentString);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, textName);
  } else {
    encoding.writeUint8(encoder, contentString | hasLeft);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock - 1);
  }
  encoding.writeVarString(encoder, String.fromCharCode(97 + (clock % 26)));
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Tells `onRange(client, clock, length)` of every run of letters in an update, also of those that were deleted. */
export function readRanges(update, onRange) {
  const found = [];
  if (!readPlain(decoding.createDecoder(update), found)) {
    found.length = 0;
    for (const { id, length } of Y.decodeUpdate(update).structs) found.push(id.client, id.clock, length);
  }
  for (let index = 0; index < found.length; index += 3)
    onRange(found[index], found[index + 1], found[index + 2]);
}

/** False when there is something else than letters and what is left of them. */
function readPlain(decoder, found) {
  for (let blocks = decoding.readVarUint(decoder); blocks > 0; blocks--) {
    let structs = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    for (; structs > 0; structs--) {
      const length = readLength(decoder);
      if (length === undefined) return false;
      found.push(client, clock, length);
      clock += length;
    }
  }
  return true;
}

/** How long the next struct is; undefined when it is none of those that letters make. */
function readLength(decoder) {
  const info = decoding.readUint8(decoder);
  if (info === garbage) return decoding.readVarUint(decoder);
  const content = info & 0x1f;
  if ((content !== contentString && content !== contentDeleted) || (info & hasKey) !== 0) return undefined;
  if (info & hasLeft) skipId(decoder);
  if (info & hasRight) skipId(decoder);
  if (!(info & (hasLeft | hasRight))) {
    if (decoding.readVarUint(decoder) === 1) decoding.readVarUint8Array(decoder);
    else skipId(decoder);
  }
  return content === contentDeleted ? decoding.readVarUint(decoder) : decoding.readVarString(decoder).length;
}

function skipId(decoder) {
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
}
