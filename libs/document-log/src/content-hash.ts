import { createHash } from 'node:crypto';
import * as Y from 'yjs';

/** A shared type of whatever kind, as Yjs itself declares those it holds. */
type AnyType = Y.ContentType['type'];

/** A piece of the canonical form: finished text, or a type still to be written out. */
type Part = string | AnyType;

/**
 * SHA-256, in hex, over a canonical form of what a document shows. It is equal exactly when two replicas show the
 * same, whichever edits led there, however Yjs has split, merged or collected its structs, and whether or not its
 * root types have been asked for. State vectors do not say that: with a forged client id they are equal and the words
 * are not.
 *
 * The form is a JSON text without spaces: `[[name, type], …]` for each root that is not empty, sorted by name.
 *
 * - type: `[kind, children, attributes]`. `kind` is null for a root, which has none before it is asked for; else
 *   `array`, `map`, `text`, `xml-text`, `xml-fragment`, `xml-element NAME` or `xml-hook NAME`.
 * - children, in order: `["t", text, marks]` for the longest run of text with the same marks, `["v", value]`,
 *   `["e", embedded, marks]`, `["n", marks, type]`, `["d", guid]` for a subdocument.
 * - marks (text formatting) and attributes (entries of maps, attributes of elements): `[[key, value], …]`, sorted by
 *   key. An attribute's value is a child as above, without marks.
 * - value: null, booleans, strings and finite numbers as in JSON; `["a", …]` an array, `["o", [[key, value], …]]` an
 *   object sorted by key, `["b", base64]` bytes, `["n", text]` another number or a bigint, `["u"]` undefined.
 *
 * Sorting is by UTF-16 code unit. What waits for a missing update is not shown and not counted.
 */
export function contentHash(doc: Y.Doc): string {
  const hash = createHash('sha256');
  for (const text of canonical(doc)) hash.update(text);
  return hash.digest('hex');
}

/** Keeps its own stack: elements may be nested deeper than calls can be. */
function* canonical(doc: Y.Doc): Generator<string> {
  const stack: Part[] = [];
  const later = (parts: readonly Part[]): void => {
    for (let index = parts.length - 1; index >= 0; index--) stack.push(parts[index] as Part);
  };
  later(rootParts(doc));
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    if (typeof part === 'string') yield part;
    else later(typeParts(part, JSON.stringify(kindOf(part))));
  }
}

function rootParts(doc: Y.Doc): Part[] {
  const roots = sorted([...doc.share]).filter(([, type]) => showsSomething(type));
  return list(roots.map(([name, type]) => [`[${JSON.stringify(name)},`, ...typeParts(type, 'null'), ']']));
}

function showsSomething(type: AnyType): boolean {
  return childParts(type).length > 0 || liveEntries(type).length > 0;
}

function typeParts(type: AnyType, kind: string): Part[] {
  const attributes = liveEntries(type).map(([key, item]) => [
    `[${JSON.stringify(key)},`,
    ...lastChild(item.content),
    ']',
  ]);
  return [`[${kind},`, ...list(childParts(type)), ',', ...list(attributes), ']'];
}

function childParts(type: AnyType): Part[][] {
  const children: Part[][] = [];
  const marks = new Map<string, string>();
  let current = pairs(marks);
  let run = { text: '', marks: '' };
  const endRun = (): void => {
    if (run.text) children.push([`["t",${JSON.stringify(run.text)},${run.marks}]`]);
    run = { text: '', marks: '' };
  };
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      // Yjs removes marks that change nothing on some replicas and not on others: only their effect counts.
      const value = asWritten(content.value);
      if (value === 'null') marks.delete(content.key);
      else marks.set(content.key, value);
      current = pairs(marks);
    } else if (content instanceof Y.ContentString) {
      if (run.marks !== current) endRun();
      run = { text: run.text + content.str, marks: current };
    } else {
      endRun();
      children.push(...childrenOf(content, current));
    }
  }
  endRun();
  return children;
}

function childrenOf(content: Y.Item['content'], marks: string): Part[][] {
  if (content instanceof Y.ContentType) return [[`["n",${marks},`, content.type, ']']];
  if (content instanceof Y.ContentEmbed) return [[`["e",${asWritten(content.embed)},${marks}]`]];
  if (content instanceof Y.ContentDoc) return [[`["d",${JSON.stringify(content.doc.guid)}]`]];
  return content.getContent().map((value: unknown) => [`["v",${canonicalValue(value)}]`]);
}

function lastChild(content: Y.Item['content']): Part[] {
  return childrenOf(content, '[]').at(-1) ?? [];
}

function liveEntries(type: AnyType): [string, Y.Item][] {
  return sorted([...type._map].filter(([, item]) => !item.deleted));
}

function kindOf(type: AnyType): string {
  if (type instanceof Y.XmlText) return 'xml-text';
  if (type instanceof Y.Text) return 'text';
  if (type instanceof Y.XmlElement) return `xml-element ${type.nodeName}`;
  if (type instanceof Y.XmlFragment) return 'xml-fragment';
  if (type instanceof Y.XmlHook) return `xml-hook ${type.hookName}`;
  return type instanceof Y.Array ? 'array' : 'map';
}

/** Marks and embedded values travel as JSON, so that is how a replica that made them itself must count them too. */
function asWritten(value: unknown): string {
  return value === undefined ? 'null' : canonicalValue(JSON.parse(JSON.stringify(value)));
}

function canonicalValue(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return '["u"]';
    case 'bigint':
      return `["n","${value}"]`;
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : `["n","${value}"]`;
    case 'object':
      return value === null ? 'null' : canonicalObject(value);
    default:
      return JSON.stringify(value);
  }
}

function canonicalObject(value: object): string {
  if (value instanceof Uint8Array) return `["b","${Buffer.from(value).toString('base64')}"]`;
  if (Array.isArray(value)) return `["a"${value.map((item) => `,${canonicalValue(item)}`).join('')}]`;
  const entries = Object.entries(value).map(([key, item]) => [key, canonicalValue(item)] as const);
  return `["o",${pairs(new Map(entries))}]`;
}

/** `values` are canonical already. */
function pairs(values: ReadonlyMap<string, string>): string {
  const entries = sorted([...values]).map(([key, value]) => `[${JSON.stringify(key)},${value}]`);
  return `[${entries.join(',')}]`;
}

function sorted<Value>(entries: [string, Value][]): [string, Value][] {
  return entries.sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
}

function list(items: readonly Part[][]): Part[] {
  return ['[', ...items.flatMap((parts, index) => (index === 0 ? parts : [',', ...parts])), ']'];
}
