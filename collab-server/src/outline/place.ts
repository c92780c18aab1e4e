/** One clock of one client, as in Yjs. */
export interface StructId {
  readonly client: number;
  readonly clock: number;
}

/** Where structs stand: in which type, under which key of it, how deep. Neighbours stand in the same place. */
export interface Place {
  /** The element it is in; null at the top. */
  readonly parent: StructId | null;
  /** The name of a top-level type. */
  readonly name: string | null;
  /** The key of a map, or the name of an attribute. */
  readonly key: string | null;
  readonly depth: number;
}

/** Where what was collected as garbage stood: nobody can tell any more. */
export const nowhere: Place = { parent: null, name: null, key: null, depth: 1 };

export function isSamePlace(one: Place, other: Place): boolean {
  return (
    one === other ||
    (one !== nowhere &&
      other !== nowhere &&
      one.name === other.name &&
      one.key === other.key &&
      isSameId(one.parent, other.parent))
  );
}

export function isSameId(one: StructId | null, other: StructId | null): boolean {
  return (
    one === other ||
    (one !== null && other !== null && one.client === other.client && one.clock === other.clock)
  );
}
