import * as encoding from 'lib0/encoding';

/**
 * So many letters, put in front of each other, and as many again that each name one of them as their right neighbour:
 * a few bytes each, of which Yjs looks at all for every one. In updates of so many structs, as one client sends them.
 */
export function slowPage(clientId: number, letters: number, each = 400): Uint8Array[] {
  const updates: Uint8Array[] = [];
  for (let at = 0; at < 2 * letters; at += each) {
    const to = Math.min(at + each, 2 * letters);
    updates.push(slowPart(clientId, { from: at, to }, letters));
  }
  return updates;
}

/** Some of it, by its clocks; `letter` is what each of them says. */
export function slowPart(
  clientId: number,
  { from, to }: { readonly from: number; readonly to: number },
  letters: number,
  letter = 'a',
): Uint8Array {
  const text = 4;
  const withRightNeighbour = 0x40;
  return encoding.encode((encoder) => {
    for (const number of [1, to - from, clientId, from]) encoding.writeVarUint(encoder, number);
    for (let clock = from; clock < to; clock++) {
      if (clock === 0) {
        encoding.writeUint8(encoder, text);
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarString(encoder, 'words');
      } else {
        encoding.writeUint8(encoder, text | withRightNeighbour);
        encoding.writeVarUint(encoder, clientId);
        encoding.writeVarUint(encoder, clock < letters ? clock - 1 : clock - letters);
      }
      encoding.writeVarString(encoder, letter);
    }
    encoding.writeVarUint(encoder, 0);
  });
}
