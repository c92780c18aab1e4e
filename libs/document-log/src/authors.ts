import * as Y from 'yjs';

/** A run of characters, one after the other in the same text, by one client. */
export interface AuthoredRun {
  /** The name of the root type it is in. */
  readonly root: string;
  /** From the root down: the place among the living children of a type, or the key in a map. Empty for a root text. */
  readonly path: readonly (string | number)[];
  /** The `id` attribute of the nearest element around it that has one. */
  readonly elementId: string | null;
  /** In UTF-16 code units from the beginning of its text; an embedded thing counts one. */
  readonly from: number;
  readonly length: number;
  /** The Yjs client id that wrote it. */
  readonly client: number;
  /** Whose client id that is; null when it is nobody's, such as the server's. */
  readonly personId: string | null;
}

type AnyType = Y.ContentType['type'];

/** A type, and where it is. */
interface Place {
  readonly type: AnyType;
  readonly root: string;
  readonly path: readonly (string | number)[];
  readonly elementId: string | null;
}

/**
 * Who wrote each character of every text in a document, in the order of the roots' names, then of the document.
 * `owners` tells whose a client id is. Deleted text is not listed. Whoever moves text by cutting and pasting it becomes
 * its author: that is all a document knows.
 */
export function authorsOf(doc: Y.Doc, owners: ReadonlyMap<number, string>): AuthoredRun[] {
  const runs: AuthoredRun[] = [];
  const names = [...doc.share.keys()].sort();
  // Its own stack: elements may be nested deeper than calls can be.
  const stack: Place[] = [];
  for (const root of names.reverse()) {
    const type = doc.share.get(root);
    if (type) stack.push({ type, root, path: [], elementId: null });
  }
  for (let place = stack.pop(); place; place = stack.pop()) {
    const around = { ...place, elementId: idOf(place.type) ?? place.elementId };
    for (const run of runsOf(around, owners)) runs.push(run);
    const inside = placesIn(around);
    for (let index = inside.length - 1; index >= 0; index--) stack.push(inside[index] as Place);
  }
  return runs;
}

function runsOf({ type, root, path, elementId }: Place, owners: ReadonlyMap<number, string>): AuthoredRun[] {
  const runs: AuthoredRun[] = [];
  let offset = 0;
  for (const item of living(type)) {
    const { client } = item.id;
    const before = runs.at(-1);
    if (isWriting(item.content)) {
      if (before?.client === client && before.from + before.length === offset) {
        runs[runs.length - 1] = { ...before, length: before.length + item.length };
      } else {
        const personId = owners.get(client) ?? null;
        runs.push({ root, path, elementId, from: offset, length: item.length, client, personId });
      }
    }
    if (item.countable) offset += item.length;
  }
  return runs;
}

/** The types inside, children first and in order, then those in its map. */
function placesIn({ type, root, path, elementId }: Place): Place[] {
  const places: Place[] = [];
  let offset = 0;
  for (const item of living(type)) {
    if (item.content instanceof Y.ContentType) {
      places.push({ type: item.content.type, root, path: [...path, offset], elementId });
    }
    if (item.countable) offset += item.length;
  }
  for (const [key, item] of type._map) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    places.push({ type: item.content.type, root, path: [...path, key], elementId });
  }
  return places;
}

function* living(type: AnyType): Generator<Y.Item> {
  for (let item = type._start; item; item = item.right) if (!item.deleted) yield item;
}

/** Text and what stands in it, as opposed to elements and marks. */
export function isWriting(content: Y.Item['content']): boolean {
  return content instanceof Y.ContentString || content instanceof Y.ContentEmbed;
}

function idOf(type: AnyType): string | null {
  const item = type._map.get('id');
  if (!item || item.deleted) return null;
  const id: unknown = item.content.getContent().at(-1);
  return typeof id === 'string' ? id : null;
}
