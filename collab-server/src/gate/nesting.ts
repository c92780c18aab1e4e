import * as Y from 'yjs';
import { limits } from '../limits';
import type { Struct } from './decode';
import { Refusal } from './examination';

/** Refuses an update that nests elements deeper than the limit, or around in a circle (SY28). */
export function checkNesting(doc: Y.Doc, fresh: readonly Struct[]): void {
  if (!fresh.some((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType)) return;
  const nesting = new Nesting(doc, fresh);
  for (const struct of fresh) {
    if (struct instanceof Y.Item && nesting.depthOf(struct) > limits.depth) throw new Refusal('bad_frame');
  }
}

/** Where an item stands: at the top, at a known depth, as deep as a neighbour, or one deeper than its parent. */
type Standing = { readonly depth: number } | { readonly item: Y.Item; readonly deeperBy: 0 | 1 };

class Nesting {
  private readonly depths = new Map<Y.Item, number>();
  private readonly byClient = new Map<number, Struct[]>();

  constructor(
    private readonly doc: Y.Doc,
    fresh: readonly Struct[],
  ) {
    for (const struct of fresh) {
      const list = this.byClient.get(struct.id.client);
      if (list) list.push(struct);
      else this.byClient.set(struct.id.client, [struct]);
    }
  }

  /** Follows parents and neighbours without recursion, which a long chain would overflow. */
  depthOf(start: Y.Item): number {
    const path: { item: Y.Item; deeperBy: 0 | 1 }[] = [];
    let item = start;
    let depth = this.depths.get(item);
    while (depth === undefined) {
      const standing = this.standingOf(item);
      if ('depth' in standing) {
        depth = standing.depth;
        this.depths.set(item, depth);
      } else {
        path.push({ item, deeperBy: standing.deeperBy });
        if (path.length > limits.structs) throw new Refusal('bad_frame');
        item = standing.item;
        depth = this.depths.get(item);
      }
    }
    for (const step of path.reverse()) {
      depth += step.deeperBy;
      this.depths.set(step.item, depth);
    }
    return depth;
  }

  private standingOf(item: Y.Item): Standing {
    const parent = item.parent as unknown;
    if (parent instanceof Y.ID) return this.besideOrIn(parent, 1);
    if (parent !== null) return { depth: 1 };
    const neighbour = item.origin ?? item.rightOrigin;
    return neighbour ? this.besideOrIn(neighbour, 0) : { depth: 1 };
  }

  private besideOrIn(id: Y.ID, deeperBy: 0 | 1): Standing {
    const inUpdate = this.freshAt(id);
    if (inUpdate) return inUpdate instanceof Y.Item ? { item: inUpdate, deeperBy } : { depth: 1 };
    const inDocument = Y.getItem(this.doc.store, id) as Y.Item | Y.GC;
    return { depth: inDocument instanceof Y.Item ? depthInDocument(inDocument) + deeperBy : 1 };
  }

  private freshAt({ client, clock }: Y.ID): Struct | undefined {
    const structs = this.byClient.get(client);
    const first = structs?.[0];
    if (!structs || !first || clock < first.id.clock) return undefined;
    return structs[findIndex(structs, clock)];
  }
}

/** The struct that holds a clock, among structs that follow each other without a gap. */
function findIndex(structs: readonly Struct[], clock: number): number {
  let low = 0;
  let high = structs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((structs[middle]?.id.clock ?? Infinity) <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}

function depthInDocument(item: Y.Item): number {
  let depth = 1;
  let at: Y.Item | null = item;
  while (at && at.parent instanceof Y.AbstractType && depth <= limits.depth) {
    at = at.parent._item;
    if (at) depth++;
  }
  return depth;
}
