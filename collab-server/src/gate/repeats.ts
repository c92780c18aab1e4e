import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { ClockRange } from '../outline/clock-ranges';
import { isSameId, nowhere, type Place, type StructId } from '../outline/place';
import type { Struct } from './decode';
import type { Addition } from './examination';
import type { Kept } from './kept';

/**
 * Whether structs that a client sends again are what the document has under the same clocks. If not, the client's
 * replica differs from everyone else's though all state vectors are equal, and only starting anew helps (SY14).
 * What was deleted cannot be compared any more, and passes.
 */
export function areSame(kept: Kept, repeats: readonly Struct[]): boolean {
  return repeats.every((struct) => !(struct instanceof Y.Item) || isSame(kept, struct));
}

function isSame(kept: Kept, sent: Y.Item): boolean {
  if (sent.content instanceof Y.ContentDeleted) return true;
  const { client, clock } = sent.id;
  const end = Math.min(clock + sent.length, kept.endOf(client));
  for (const { from, to } of kept.outline.undeleted(client, clock, end)) {
    for (const struct of kept.within(client, { from, to })) {
      if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) continue;
      const { clock: start } = struct.id;
      const range = { from: Math.max(from, start), to: Math.min(to, start + struct.length) };
      if (!standAlike(struct, sent, range.from) || !sayTheSame(struct, sent, range)) return false;
    }
  }
  return true;
}

/** Whether two stand in one place from this clock on, however much before it is one struct with it. */
function standAlike(kept: Y.Item, sent: Y.Item, clock: number): boolean {
  const [left, right] = [originAt(sent, clock), sent.rightOrigin];
  if (!isSameId(originAt(kept, clock), left)) return false;
  // The gate leaves out right neighbours that stand before the left one.
  if (!isSameId(kept.rightOrigin, right)) return kept.rightOrigin === null && left !== null;
  if (left || right) return true;
  return kept.parentSub === sent.parentSub && isSameParent(kept.parent, sent.parent);
}

function originAt({ id, origin }: Y.Item, clock: number): StructId | null {
  return clock > id.clock ? { client: id.client, clock: clock - 1 } : origin;
}

/** As they are decoded: the name of a top-level type, or the element they are in. */
function isSameParent(one: unknown, other: unknown): boolean {
  return one instanceof Y.ID && other instanceof Y.ID ? isSameId(one, other) : one === other;
}

function sayTheSame(kept: Y.Item, sent: Y.Item, range: ClockRange): boolean {
  if (kept.content.getRef() !== sent.content.getRef()) return false;
  const [here, there] = [kept, sent].map((item) => part(item, range));
  if (typeof here === 'string' && typeof there === 'string') return here === there || isSpoilt(here, there);
  return Buffer.compare(here as Uint8Array, there as Uint8Array) === 0;
}

/** Some of an item's content as text or bytes that can be compared. */
function part({ id, content }: Y.Item, { from, to }: ClockRange): string | Uint8Array {
  if (content instanceof Y.ContentString) return content.str.slice(from - id.clock, to - id.clock);
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) {
    const values = content.arr.slice(from - id.clock, to - id.clock) as unknown[];
    return encoding.encode((encoder) => {
      for (const value of values) encoding.writeAny(encoder, value as encoding.AnyEncodable);
    });
  }
  // Everything else is a struct of its own.
  const encoder = new Y.UpdateEncoderV1();
  content.write(encoder, 0);
  return encoder.toUint8Array();
}

/** Whether two differ in nothing but characters of two halves that were cut in two on one side: Yjs spoils those. */
function isSpoilt(one: string, other: string): boolean {
  const spoilt = '\ufffd';
  const isHalf = (unit: string): boolean => unit >= '\ud800' && unit <= '\udfff';
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const [first, second] = [one.charAt(at), other.charAt(at)];
    const isSameUnit =
      first === second || (first === spoilt && isHalf(second)) || (second === spoilt && isHalf(first));
    if (!isSameUnit) return false;
  }
  return true;
}

/**
 * Whether deletions take nothing away that anyone could miss: what is deleted already, by a rule of Yjs that every
 * replica follows, and marks of formatting, which every replica tidies up by itself after a change.
 */
export function onlyTidy(kept: Kept, deletions: Addition['deletions']): boolean {
  const gone = new Gone(kept);
  return deletions.every(([client, ranges]) =>
    ranges.every((range) => {
      if (range.to > kept.endOf(client)) return false;
      for (const struct of kept.within(client, range)) {
        const isMark = struct instanceof Y.Item && struct.content instanceof Y.ContentFormat;
        if (!isMark && !gone.has(struct)) return false;
      }
      return true;
    }),
  );
}

/** What Yjs has deleted though nobody said so: values that were replaced, and whatever is in something deleted. */
class Gone {
  private readonly places = new Map<Place, boolean>();

  constructor(private readonly kept: Kept) {}

  has(struct: Struct | undefined): boolean {
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return true;
    return this.hasPlace(this.kept.outline.placeAt(struct.id)) || this.kept.isReplaced(struct);
  }

  /** Recurses no deeper than elements nest (SY28). */
  private hasPlace(place: Place): boolean {
    const known = this.places.get(place);
    if (known !== undefined) return known;
    const isGone = place === nowhere || (place.parent !== null && this.hasParent(place.parent));
    this.places.set(place, isGone);
    return isGone;
  }

  private hasParent(id: StructId): boolean {
    const { kept } = this;
    return kept.outline.undeleted(id.client, id.clock, id.clock + 1).length === 0 || this.has(kept.at(id));
  }
}
