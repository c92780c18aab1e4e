import * as Y from 'yjs';
import type { Struct } from '../gate/decode';
import type { Piece } from '../gate/examination';
import type { Outline } from './outline';
import { isSamePlace, nowhere, type Place, type StructId } from './place';

/** A struct does not fit: `missing` nobody has what it needs, `circle` it needs itself, `torn` its neighbours are none. */
export class CannotIntegrate extends Error {
  override readonly name = 'CannotIntegrate';

  constructor(readonly because: 'missing' | 'circle' | 'torn') {
    super(because);
  }
}

/** One client's structs of an update, and how many of them are in the outline already. */
interface Block {
  readonly client: number;
  readonly structs: Struct[];
  next: number;
  waits: boolean;
}

/** Where the walk stands: a block that must be integrated up to this clock. */
interface Step {
  readonly block: Block;
  readonly until: number;
}

/**
 * Adds the structs of an update to an outline in an order in which each comes after what it stands beside or in, which
 * is how Yjs integrates them; throws CannotIntegrate where Yjs would leave some of them waiting. What is known already
 * is passed over. Each client's structs must stand together and in order. Answers with the new ones.
 *
 * The work grows with the number of structs, whatever they refer to, and nothing recurses. `isTrusted`: they come from
 * the log, and whether neighbours are neighbours was asked when they went in.
 */
export function integrate(outline: Outline, structs: readonly Struct[], { isTrusted = false } = {}): Piece[] {
  const walk: Walk = { outline, blocks: blocksOf(outline, structs), fresh: [], isTrusted };
  for (const block of walk.blocks.values()) run(walk, block);
  return walk.fresh;
}

interface Walk {
  readonly outline: Outline;
  readonly blocks: ReadonlyMap<number, Block>;
  readonly fresh: Piece[];
  readonly isTrusted: boolean;
}

function blocksOf(outline: Outline, structs: readonly Struct[]): Map<number, Block> {
  const blocks = new Map<number, Block>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip) continue;
    if (clock + struct.length <= outline.clockOf(client)) {
      // What was committed stands beside what was committed: this is something else under its clock.
      if (firstUnknown(outline, struct)) throw new CannotIntegrate('missing');
      continue;
    }
    const block = blocks.get(client);
    if (block) block.structs.push(struct);
    else blocks.set(client, { client, structs: [struct], next: 0, waits: false });
  }
  return blocks;
}

function run(walk: Walk, first: Block): void {
  const { outline, blocks, fresh } = walk;
  const path: Step[] = [{ block: first, until: Infinity }];
  for (let step = path.at(-1); step; step = path.at(-1)) {
    const { block, until } = step;
    const struct = block.structs[block.next];
    if (!struct || outline.clockOf(block.client) > until) {
      block.waits = false;
      path.pop();
      continue;
    }
    const needed = firstUnknown(outline, struct);
    if (needed) {
      block.waits = true;
      path.push({ block: bringerOf(needed, blocks, struct), until: needed.clock });
      continue;
    }
    fresh.push(add(walk, struct));
    block.next++;
  }
}

/** Who brings what is needed: another client's block of the same update, that does not itself wait for this one. */
function bringerOf({ client, clock }: Y.ID, blocks: ReadonlyMap<number, Block>, struct: Struct): Block {
  const block = blocks.get(client);
  const last = block?.structs.at(-1);
  if (!block || !last || client === struct.id.client || clock >= last.id.clock + last.length) {
    throw new CannotIntegrate('missing');
  }
  if (block.waits) throw new CannotIntegrate('circle');
  return block;
}

function firstUnknown(outline: Outline, struct: Struct): Y.ID | undefined {
  const { client, clock } = struct.id;
  const known = outline.clockOf(client);
  if (clock > known) return new Y.ID(client, clock - 1);
  if (!(struct instanceof Y.Item)) return undefined;
  const { origin, rightOrigin, parent } = struct;
  if (origin && origin.clock >= outline.clockOf(origin.client)) return origin;
  if (rightOrigin && rightOrigin.clock >= outline.clockOf(rightOrigin.client)) return rightOrigin;
  if (parent instanceof Y.ID && parent.clock >= outline.clockOf(parent.client)) return parent;
  return undefined;
}

/** What is known of a struct already is left out: its words could differ from those committed under the same clocks. */
function add({ outline, isTrusted }: Walk, struct: Struct): Piece {
  const { client, clock } = struct.id;
  const offset = Math.max(0, outline.clockOf(client) - clock);
  // What is left of a struct whose beginning is known stands right after that, whatever it said of its neighbours.
  const left = offset > 0 ? new Y.ID(client, clock + offset - 1) : originOf(struct);
  const place = placeOf(outline, struct, left, isTrusted);
  if (!isTrusted && place.key !== null) expectRightmost(struct);
  outline.append({ client, clock: clock + offset }, struct.length - offset, place, left);
  return { struct, offset };
}

function originOf(struct: Struct): Y.ID | null {
  return struct instanceof Y.Item ? struct.origin : null;
}

/** What is to the left of a map's value would be shown on some replicas and deleted on others. */
function expectRightmost(struct: Struct): void {
  if (struct instanceof Y.Item && struct.rightOrigin) throw new CannotIntegrate('torn');
}

/** A struct stands where its neighbours stand; the first in its place names it. */
function placeOf(outline: Outline, struct: Struct, left: Y.ID | null, isTrusted: boolean): Place {
  if (!(struct instanceof Y.Item)) return nowhere;
  const { rightOrigin, parentSub: key } = struct;
  if (left && rightOrigin && !isTrusted) return placeBetween(outline, struct, left, rightOrigin);
  const neighbour = left ?? rightOrigin;
  if (neighbour) {
    // What is written at the very left has what was at the very left to its right.
    if (!left && !isTrusted && outline.placeAt(neighbour) !== nowhere && outline.originOf(neighbour)) {
      throw new CannotIntegrate('torn');
    }
    return outline.placeAt(neighbour);
  }
  // Decoding leaves the name of a top-level type as text where a document would put the type.
  const parent = struct.parent as unknown;
  if (typeof parent === 'string') return { parent: null, name: parent, key, depth: 1 };
  if (!(parent instanceof Y.ID)) return nowhere;
  const around = outline.placeAt(parent);
  return around === nowhere ? nowhere : { parent, name: null, key, depth: around.depth + 1 };
}

/**
 * Neighbours stand in one place, the left one before the right one. Otherwise it would depend on how a replica happens
 * to keep them (as one item or as two, collected or not) where the new one goes, and replicas with equal state vectors
 * would differ for ever.
 */
function placeBetween(outline: Outline, item: Y.Item, left: Y.ID, right: Y.ID): Place {
  const [place, other] = [outline.placeAt(left), outline.placeAt(right)];
  if (right.client === left.client && right.clock <= left.clock && outline.runStart(left) <= right.clock) {
    // Yjs's own undo makes these: its item stands after the left one, and its right one is never met. Without that one
    // it stands there on every replica.
    item.rightOrigin = null;
    return place;
  }
  if (isSamePlace(place, other)) {
    if (place !== nowhere && standsBetween(outline, left, right)) throw new CannotIntegrate('torn');
    return place;
  }
  // Where all was deleted, some of it may have been collected: nobody sees what is written there.
  if (outline.isDead(place) && outline.isDead(other)) return nowhere;
  throw new CannotIntegrate('torn');
}

/** Runs that are looked at; honest neighbours are decided by the first. */
const mostRuns = 64;

/**
 * Whether the right neighbour was written after something that stands after the left one. Whoever knows it knows that
 * too, so the two cannot have been neighbours for anyone honest.
 */
function standsBetween(outline: Outline, left: Y.ID, right: Y.ID): boolean {
  const first = outline.originOf(right);
  if (!first || (first.client === left.client && first.clock === left.clock)) return false;
  let at: StructId | null = first;
  for (let runs = 0; at && runs < mostRuns; runs++) {
    const run = outline.runOf(at);
    if (at.client === left.client && run.start <= left.clock && left.clock <= at.clock) return true;
    at = run.origin;
  }
  return false;
}
