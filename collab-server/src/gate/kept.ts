import * as Y from 'yjs';
import { firstAtLeast, type ClockRange } from '../outline/clock-ranges';
import type { Outline } from '../outline/outline';
import type { StructId } from '../outline/place';
import type { Struct } from './decode';

interface List {
  readonly structs: Struct[];
  /** The clock after each, to be found by. */
  readonly ends: number[];
}

/**
 * The structs of a document as its log holds them, found by client and clock. They are decoded and never integrated:
 * decoding takes time that grows with their bytes, where integrating what was made to be slow takes Yjs minutes.
 */
export class Kept {
  private readonly lists = new Map<number, List>();
  private unplaced: Struct[] = [];
  private values: Values | undefined;

  constructor(
    /** What is known of the same document; it has all that is in here. */
    readonly outline: Outline,
  ) {}

  /** Takes structs in as the log has them: of each client in the order of their clocks. */
  add(structs: readonly Struct[]): void {
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      let list = this.lists.get(client);
      if (!list) this.lists.set(client, (list = { structs: [], ends: [] }));
      // As in Yjs, what came first under a clock is what stands there.
      if (clock + struct.length <= (list.ends.at(-1) ?? 0)) continue;
      list.structs.push(struct);
      list.ends.push(clock + struct.length);
      this.unplaced.push(struct);
    }
  }

  /** The clock after a client's last. */
  endOf(client: number): number {
    return this.lists.get(client)?.ends.at(-1) ?? 0;
  }

  at({ client, clock }: StructId): Struct | undefined {
    const list = this.lists.get(client);
    return list?.structs[firstAtLeast(list.ends, clock + 1)];
  }

  /** All that have a clock in the range. */
  *within(client: number, { from, to }: ClockRange): Generator<Struct> {
    const list = this.lists.get(client);
    if (!list) return;
    for (let index = firstAtLeast(list.ends, from + 1); index < list.structs.length; index++) {
      const struct = list.structs[index];
      if (!struct || struct.id.clock >= to) return;
      yield struct;
    }
  }

  /** What was added since this was last asked for. */
  takeUnplaced(): readonly Struct[] {
    return this.unplaced.splice(0);
  }

  /** Whether something stands to the right of a value under the same key: Yjs has deleted it then. */
  isReplaced(item: Y.Item): boolean {
    this.values ??= new Values(this);
    return this.values.isReplaced(item);
  }
}

/** What stands right after something: the one that stands farthest to the right. */
interface Heir {
  readonly item: Y.Item;
  /** The clock it was written after. */
  readonly after: number;
}

/**
 * Which value is the last one under each key, and so the one that is shown. None has a right neighbour of its own
 * (SY16), so that what stands after what follows from who wrote after what: of two that were written after the same,
 * the one of the higher client id stands to the right with all that was written after it.
 */
class Values {
  /** By what they were written after, or by the key where that is nothing. */
  private readonly heirs = new Map<Struct | string, Heir>();
  private last = new Map<string, Y.Item>();

  constructor(private readonly kept: Kept) {}

  isReplaced(item: Y.Item): boolean {
    this.catchUp();
    const key = this.keyOf(item);
    return key !== null && this.lastUnder(key) !== item;
  }

  private catchUp(): void {
    const fresh = this.kept.takeUnplaced();
    if (fresh.length > 0) this.last = new Map();
    for (const struct of fresh) if (struct instanceof Y.Item) this.add(struct);
  }

  private keyOf({ id }: Y.Item): string | null {
    const { parent, name, key } = this.kept.outline.placeAt(id);
    return key === null ? null : JSON.stringify([parent?.client, parent?.clock, name, key]);
  }

  private add(item: Y.Item): void {
    const key = this.keyOf(item);
    if (key === null) return;
    const { origin } = item;
    const left = origin ? this.kept.at(origin) : key;
    if (left === undefined) return;
    const heir = { item, after: origin?.clock ?? 0 };
    if (typeof left !== 'string' && !isRightOfRest(heir, left)) return;
    const known = this.heirs.get(left);
    if (!known || isRightOf(heir, known)) this.heirs.set(left, heir);
  }

  private lastUnder(key: string): Y.Item | undefined {
    const known = this.last.get(key);
    if (known) return known;
    let last = this.heirs.get(key)?.item;
    for (let next = last; next; next = this.heirs.get(next)?.item) last = next;
    if (last) this.last.set(key, last);
    return last;
  }
}

/** Values that replaced each other may be kept as one struct: one written in its midst may stand before its rest. */
function isRightOfRest({ item, after }: Heir, { id, length }: Struct): boolean {
  return after === id.clock + length - 1 || item.id.client > id.client;
}

function isRightOf(one: Heir, other: Heir): boolean {
  if (one.after !== other.after) return one.after < other.after;
  const [first, second] = [one.item.id, other.item.id];
  return first.client === second.client ? first.clock < second.clock : first.client > second.client;
}
