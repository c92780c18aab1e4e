import * as Y from 'yjs';
import type { Decoded, Struct } from './decode';
import { Missing, Refusal } from './examination';

/** What an update adds to a document. */
export interface Coverage {
  /** The client ids it brings new structs of, in the order in which they come. */
  readonly writers: readonly number[];
  /** The new structs. */
  readonly fresh: readonly Struct[];
  /** It repeats structs that the document has. */
  readonly repeats: boolean;
  readonly deletes: boolean;
}

/**
 * Compares an update with a document's state. Throws Missing when it leaves a gap or builds on what is in neither of
 * them (SY16): applied, it would wait inside the document for ever. Throws Refusal when its structs are out of order.
 */
export function cover(doc: Y.Doc, { structs, deleted }: Decoded): Coverage {
  const ends = new Map<number, number>();
  const endOf = (client: number): number => ends.get(client) ?? Y.getState(doc.store, client);
  checkOrder(structs);

  const fresh: Struct[] = [];
  let repeats = false;
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    if (clock > endOf(client)) throw new Missing();
    if (clock < Y.getState(doc.store, client)) repeats = true;
    if (clock + struct.length > endOf(client)) {
      fresh.push(struct);
      ends.set(client, clock + struct.length);
    }
  }
  for (const struct of fresh) checkDependencies(struct, endOf);
  for (const [client, ranges] of deleted) {
    if (ranges.some(({ clock, len }) => clock + len > endOf(client))) throw new Missing();
  }
  return { writers: [...ends.keys()], fresh, repeats, deletes: deletesSomething(doc, deleted) };
}

/** Each client's structs must stand together, one after the other: Yjs would silently drop the first of two blocks. */
function checkOrder(structs: readonly Struct[]): void {
  const ends = new Map<number, number>();
  let current: number | undefined;
  for (const { id, length } of structs) {
    const end = ends.get(id.client);
    if (end !== undefined && (id.client !== current || id.clock < end)) throw new Refusal('bad_frame');
    ends.set(id.client, id.clock + length);
    current = id.client;
  }
}

function checkDependencies(struct: Struct, endOf: (client: number) => number): void {
  if (!(struct instanceof Y.Item)) return;
  const { origin, rightOrigin, parent } = struct;
  for (const id of [origin, rightOrigin, parent instanceof Y.ID ? parent : null]) {
    if (id === null) continue;
    // Nothing can stand beside or inside what the same client writes later.
    if (id.client === struct.id.client && id.clock >= struct.id.clock) throw new Refusal('bad_frame');
    if (id.clock >= endOf(id.client)) throw new Missing();
  }
}

function deletesSomething(doc: Y.Doc, deleted: Decoded['deleted']): boolean {
  for (const [client, ranges] of deleted) {
    const structs = doc.store.clients.get(client);
    if (structs && ranges.some(({ clock, len }) => holdsLiving(structs, clock, clock + len))) return true;
  }
  return false;
}

function holdsLiving(structs: (Y.Item | Y.GC)[], from: number, to: number): boolean {
  const last = structs.at(-1);
  if (!last || from >= last.id.clock + last.length) return false;
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= to) return false;
    if (!struct.deleted) return true;
  }
  return false;
}
