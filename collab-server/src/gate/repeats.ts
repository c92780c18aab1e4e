import * as Y from 'yjs';
import type { ClockRange } from '../outline/clock-ranges';
import { isSameId } from '../outline/place';
import type { Struct } from './decode';
import type { Addition } from './examination';

/**
 * Whether structs that a client sends again are what the document has under the same clocks. If not, the client's
 * replica differs from everyone else's though all state vectors are equal, and only starting anew helps (SY14).
 * What was deleted cannot be compared any more, and passes.
 */
export function areSame(doc: Y.Doc, repeats: readonly Struct[]): boolean {
  return repeats.every((struct) => !(struct instanceof Y.Item) || isSame(doc, struct));
}

function isSame(doc: Y.Doc, sent: Y.Item): boolean {
  const { client, clock } = sent.id;
  const structs = doc.store.clients.get(client);
  const end = Math.min(clock + sent.length, Y.getState(doc.store, client));
  if (!structs || clock >= end) return true;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const kept = structs[index];
    if (!kept || kept.id.clock >= end) return true;
    if (kept instanceof Y.Item && !kept.deleted && !agree(kept, sent)) return false;
  }
  return true;
}

function agree(kept: Y.Item, sent: Y.Item): boolean {
  if (kept.content.getRef() !== sent.content.getRef()) return sent.content instanceof Y.ContentDeleted;
  const from = Math.max(kept.id.clock, sent.id.clock);
  const to = Math.min(kept.id.clock + kept.length, sent.id.clock + sent.length);
  if (kept.id.clock === sent.id.clock && !isSameId(kept.origin, sent.origin)) return false;
  const [here, there] = [kept, sent].map((item) => part(item, { from, to }));
  return here === there;
}

/** Some of an item's content as text that can be compared. */
function part({ id, content }: Y.Item, { from, to }: ClockRange): string {
  if (content instanceof Y.ContentString) return content.str.slice(from - id.clock, to - id.clock);
  if (content instanceof Y.ContentType) {
    const { type } = content;
    return type instanceof Y.XmlElement ? type.nodeName : type.constructor.name;
  }
  if (content instanceof Y.ContentFormat) return JSON.stringify([content.key, content.value]);
  return JSON.stringify(content.getContent().slice(from - id.clock, to - id.clock));
}

/**
 * Whether deletions take nothing away that anyone could miss: what is deleted already, by a rule of Yjs that every
 * replica follows, and marks of formatting, which every replica tidies up by itself after a change.
 */
export function onlyTidy(doc: Y.Doc, deletions: Addition['deletions']): boolean {
  return deletions.every(([client, ranges]) => ranges.every((range) => isTidied(doc, client, range)));
}

function isTidied(doc: Y.Doc, client: number, { from, to }: ClockRange): boolean {
  const structs = doc.store.clients.get(client);
  if (!structs || to > Y.getState(doc.store, client)) return false;
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= to) return true;
    if (!struct.deleted && !(struct instanceof Y.Item && struct.content instanceof Y.ContentFormat))
      return false;
  }
  return true;
}
