import * as Y from 'yjs';
import type { Struct } from '../gate/decode';
import type { Piece } from '../gate/examination';
import type { Outline } from './outline';

/** What a struct needs is not there: `missing` nobody has it, `circle` it needs itself. */
export class CannotIntegrate extends Error {
  override readonly name = 'CannotIntegrate';

  constructor(readonly because: 'missing' | 'circle') {
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
 * The work grows with the number of structs, whatever they refer to, and nothing recurses.
 */
export function integrate(outline: Outline, structs: readonly Struct[]): Piece[] {
  const fresh: Piece[] = [];
  const blocks = blocksOf(outline, structs);
  for (const block of blocks.values()) run(outline, blocks, block, fresh);
  return fresh;
}

function blocksOf(outline: Outline, structs: readonly Struct[]): Map<number, Block> {
  const blocks = new Map<number, Block>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip || clock + struct.length <= outline.clockOf(client)) continue;
    const block = blocks.get(client);
    if (block) block.structs.push(struct);
    else blocks.set(client, { client, structs: [struct], next: 0, waits: false });
  }
  return blocks;
}

function run(outline: Outline, blocks: ReadonlyMap<number, Block>, first: Block, fresh: Piece[]): void {
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
    fresh.push(add(outline, struct));
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
function add(outline: Outline, struct: Struct): Piece {
  const { client, clock } = struct.id;
  const offset = Math.max(0, outline.clockOf(client) - clock);
  outline.append(client, clock + offset, struct.length - offset, depthOf(outline, struct));
  return { struct, offset };
}

function depthOf(outline: Outline, struct: Struct): number {
  if (!(struct instanceof Y.Item)) return 1;
  const { origin, rightOrigin, parent } = struct;
  if (parent instanceof Y.ID) return outline.depthAt(parent) + 1;
  const neighbour = origin ?? rightOrigin;
  return neighbour ? outline.depthAt(neighbour) : 1;
}
