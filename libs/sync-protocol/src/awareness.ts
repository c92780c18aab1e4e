import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** One person's presence in an awareness update; `state` is JSON text, `null` for someone who left. */
export interface AwarenessEntry {
  readonly client: number;
  readonly clock: number;
  readonly state: string;
}

/** The state of someone who left. */
export const gone = 'null';

/** Reads an awareness update without reading its JSON: most entries are never looked at. Throws when it is cut short. */
export function readAwarenessEntries(update: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(update);
  const entries: AwarenessEntry[] = [];
  // The count is only a claim: each entry must really be there, and reading past the end throws.
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    entries.push({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: decoding.readVarString(decoder),
    });
  }
  return entries;
}

/** One entry, encoded; an awareness update is a count and that many of them. */
export function awarenessEntry({ client, clock, state }: AwarenessEntry): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, state);
  return encoding.toUint8Array(encoder);
}
