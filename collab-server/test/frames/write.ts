import * as encoding from 'lib0/encoding';

/** Writes updates by hand (Yjs's version 1 encoding), so that they can be what no Yjs would write. */
export type Id = readonly [client: number, clock: number];

export interface Part {
  /** Which kind of struct it is: 0 GC, 10 Skip, else the kind of content. */
  readonly kind: number;
  readonly write: (encoder: encoding.Encoder) => void;
}

export interface Struct extends Part {
  readonly origin?: Id;
  readonly right?: Id;
  readonly parent?: string | Id;
  readonly sub?: string;
}

export interface Block {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly Struct[];
  /** How many structs it says there are, if not as many as there are. */
  readonly claims?: number;
}

export type Range = readonly [clock: number, length: number];

export function bytes(write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

export const numbers = (...values: readonly number[]): Uint8Array<ArrayBuffer> =>
  bytes((encoder) => values.forEach((value) => encoding.writeVarUint(encoder, value)));

/** Client ids may come twice: each entry is a block of its own. */
export function update(
  blocks: readonly Block[],
  deleted: readonly (readonly [client: number, ranges: readonly Range[]])[] = [],
): Uint8Array<ArrayBuffer> {
  return bytes((encoder) => {
    encoding.writeVarUint(encoder, blocks.length);
    for (const { client, clock, structs, claims = structs.length } of blocks) {
      for (const value of [claims, client, clock]) encoding.writeVarUint(encoder, value);
      for (const struct of structs) writeStruct(encoder, struct);
    }
    encoding.writeVarUint(encoder, deleted.length);
    for (const [client, ranges] of deleted) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const range of ranges) for (const value of range) encoding.writeVarUint(encoder, value);
    }
  });
}

/** One client's structs, one after the other. */
export const written = ([client, clock]: Id, ...structs: readonly Struct[]): Uint8Array<ArrayBuffer> =>
  update([{ client, clock, structs }]);

/** The same for more structs than a call takes arguments. */
export const writtenAll = ([client, clock]: Id, structs: readonly Struct[]): Uint8Array<ArrayBuffer> =>
  update([{ client, clock, structs }]);

function writeStruct(encoder: encoding.Encoder, { kind, write, origin, right, parent, sub }: Struct): void {
  const bits = (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (sub === undefined ? 0 : 0x20);
  encoding.writeUint8(encoder, kind | bits);
  if (kind !== 0 && kind !== 10) {
    for (const id of [origin, right]) if (id) writeId(encoder, id);
    if (!origin && !right) {
      encoding.writeVarUint(encoder, typeof parent === 'object' ? 0 : 1);
      if (typeof parent === 'object') writeId(encoder, parent);
      else encoding.writeVarString(encoder, parent ?? 'words');
      if (sub !== undefined) encoding.writeVarString(encoder, sub);
    }
  }
  write(encoder);
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

const length = (kind: number, count: number): Part => ({
  kind,
  write: (encoder) => encoding.writeVarUint(encoder, count),
});

export const gc = (count: number): Part => length(0, count);
export const gone = (count: number): Part => length(1, count);
export const skip = (count: number): Part => length(10, count);
export const string = (text: string): Part => ({
  kind: 4,
  write: (encoder) => encoding.writeVarString(encoder, text),
});
export const json = (...texts: readonly string[]): Part => ({
  kind: 2,
  write: (encoder) => {
    encoding.writeVarUint(encoder, texts.length);
    for (const text of texts) encoding.writeVarString(encoder, text);
  },
});
export const binary = (content: Uint8Array): Part => ({
  kind: 3,
  write: (encoder) => encoding.writeVarUint8Array(encoder, content),
});
/** The JSON is written as it is given. */
export const embed = (text: string): Part => ({
  kind: 5,
  write: (encoder) => encoding.writeVarString(encoder, text),
});
export const format = (key: string, text: string): Part => ({
  kind: 6,
  write: (encoder) => {
    encoding.writeVarString(encoder, key);
    encoding.writeVarString(encoder, text);
  },
});
/** 0 array, 1 map, 2 text, 3 element, 4 fragment, 5 hook, 6 text in XML. */
export const type = (reference: number, name?: string): Part => ({
  kind: 7,
  write: (encoder) => {
    encoding.writeVarUint(encoder, reference);
    if (name !== undefined) encoding.writeVarString(encoder, name);
  },
});
export const any = (...values: readonly encoding.AnyEncodable[]): Part => ({
  kind: 8,
  write: (encoder) => {
    encoding.writeVarUint(encoder, values.length);
    for (const value of values) encoding.writeAny(encoder, value);
  },
});
export const subdocument = (guid: string): Part => ({
  kind: 9,
  write: (encoder) => {
    encoding.writeVarString(encoder, guid);
    encoding.writeAny(encoder, {});
  },
});
/** Any bytes under any kind. */
export const bare = (kind: number, ...content: readonly number[]): Part => ({
  kind,
  write: (encoder) => encoding.writeUint8Array(encoder, Uint8Array.from(content)),
});
/** A string whose bytes are not what UTF-8 allows. */
export const brokenString = (...content: readonly number[]): Part => bare(4, content.length, ...content);
