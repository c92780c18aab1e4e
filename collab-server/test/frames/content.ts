import * as Y from 'yjs';

/**
 * The whole visible content of a document, whatever its roots are used as and however its parts are held: runs of
 * text with their marks, elements with names and attributes, maps, values. Equal for equal pages only.
 */
export function contentOf(doc: Y.Doc): string {
  const roots = [...doc.share]
    .map(([name, root]) => [name, inside(root)] as const)
    .filter(([, { list, map }]) => list.length > 0 || map.length > 0);
  return JSON.stringify(sorted(roots));
}

/** Nothing waits inside it for what never came. */
export function isWhole({ store }: Y.Doc): boolean {
  return store.pendingStructs === null && store.pendingDs === null;
}

/** Which clocks it has and which of them are deleted: finer than what is visible. */
export function historyOf(doc: Y.Doc): string {
  const { ds, sv } = Y.snapshot(doc);
  const deleted = [...ds.clients].map(
    ([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])] as const,
  );
  return JSON.stringify([sorted([...sv]), sorted(deleted)]);
}

interface Inside {
  readonly list: unknown[];
  readonly map: unknown[];
}

type Shared = Y.Doc['share'] extends Map<string, infer Type> ? Type : never;

function inside(type: Shared): Inside {
  return { list: listOf(type), map: mapOf(type) };
}

function listOf(type: Shared): unknown[] {
  const list: unknown[] = [];
  const marks = new Map<string, unknown>();
  let run: { text: string; marks: string } | undefined;
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- an earlier turn of the loop may have set it
      if (content.value === null) marks.delete(content.key);
      else marks.set(content.key, content.value);
      continue;
    }
    const current = JSON.stringify(sorted([...marks]));
    if (content instanceof Y.ContentString) {
      if (run === undefined || run.marks !== current) list.push((run = { text: '', marks: current }));
      run.text += content.str;
    } else {
      run = undefined;
      list.push([plain(content), current]);
    }
  }
  return list;
}

function mapOf(type: Shared): unknown[] {
  return sorted(
    [...type._map].filter(([, item]) => !item.deleted).map(([key, { content }]) => [key, plain(content)]),
  );
}

function plain(content: Y.Item['content']): unknown {
  if (!(content instanceof Y.ContentType)) return [content.constructor.name, content.getContent().map(value)];
  const { type } = content;
  const name = type instanceof Y.XmlElement ? type.nodeName : undefined;
  return [type.constructor.name, name, inside(type as Shared)];
}

/** JSON has no word for some values. */
function value(of: unknown): unknown {
  if (of instanceof Uint8Array) return ['bytes', ...of];
  return typeof of === 'bigint' || of === undefined ? String(of) : of;
}

function sorted<Entry extends readonly [string | number, unknown]>(entries: Entry[]): Entry[] {
  return entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
