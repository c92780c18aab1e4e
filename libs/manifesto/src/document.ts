import { isId } from '@samepage/contracts';
import * as Y from 'yjs';

/** Where in the Y.Doc the manifesto lives; the editor binds to this fragment and nothing else is read. */
export const manifestoFragment = 'manifesto';

/** Words to put into a draft as a clause. A line break in `text` starts a new paragraph. */
export interface NewClause {
  /** UUID, made by the sender; it never changes. */
  clauseId: string;
  text: string;
}

function element(name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

function textOf(words: string): Y.XmlText[] {
  return words === '' ? [] : [new Y.XmlText(words)];
}

function clauseElement({ clauseId, text }: NewClause): Y.XmlElement {
  const paragraphs = text.split('\n').map((words) => element('paragraph', textOf(words)));
  const clause = element('clause', paragraphs);
  clause.setAttribute('id', clauseId.toLowerCase());
  return clause;
}

/** The bytes that one change adds to a document: nothing that was there before, no deletion but its own. */
function updateBy(doc: Y.Doc, change: (manifesto: Y.XmlFragment) => void): Uint8Array {
  let made: Uint8Array | undefined;
  doc.once('update', (update: Uint8Array) => (made = update));
  doc.transact(() => change(doc.getXmlFragment(manifestoFragment)));
  if (!made) throw new Error('The change left the document as it was.');
  return made;
}

/**
 * The first update of a new draft: its title as a heading, and no clause yet.
 *
 * Make it once, in the transaction that makes the draft, and write it to the log: a document seeded a second time
 * holds its title twice.
 */
export function emptyDraft(title: string): Uint8Array {
  return updateBy(new Y.Doc(), (manifesto) => {
    const heading = element('heading', textOf(title));
    // The schema's level is a number; Yjs types attributes as text but carries any JSON value.
    heading.setAttribute('level', 1 as unknown as string);
    manifesto.push([heading]);
  });
}

/** A document of our own that holds what was given, so that the caller's is never written to. */
function copyOf(current: readonly Uint8Array[] | Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  const updates = current instanceof Y.Doc ? [Y.encodeStateAsUpdate(current)] : current;
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

function idsIn(doc: Y.Doc): Set<string> {
  const blocks = doc.getXmlFragment(manifestoFragment).toArray();
  const ids = blocks.map((block): unknown =>
    block instanceof Y.XmlElement ? block.getAttribute('id') : null,
  );
  return new Set(ids.filter((id) => typeof id === 'string').map((id) => id.toLowerCase()));
}

function checkIds(taken: Set<string>, clauses: readonly NewClause[]): void {
  for (const { clauseId } of clauses) {
    if (!isId(clauseId)) throw new TypeError(`A clause id must be a UUID, not "${String(clauseId)}".`);
    const id = clauseId.toLowerCase();
    if (taken.has(id)) throw new RangeError(`The document already has a clause ${id}.`);
    taken.add(id);
  }
}

/** A client id that has written nothing here, so that its clock starts at 0 and no one's structs are doubled. */
function useClientId(doc: Y.Doc, clientId: number | undefined): void {
  const written = Y.decodeStateVector(Y.encodeStateVector(doc));
  if (clientId !== undefined) doc.clientID = clientId;
  else while (written.has(doc.clientID)) doc.clientID = new Y.Doc().clientID;
}

/**
 * The update that appends clauses, in order, at the end of a document.
 *
 * @param current every update in the document's log, in order, or a Y.Doc that holds them (it is not changed).
 * @param clientId the author's Yjs client id; by default one that has written nothing here. If it has written
 *   before, `current` must hold all of it.
 * @returns only the new structs: one client, contiguous from that client's clock, depending on nothing that
 *   `current` lacks. Append it to the log as one batch.
 * @throws TypeError for an id that is no UUID, RangeError for one the document already has, Error for no clauses.
 */
export function clauseUpdate(
  current: readonly Uint8Array[] | Y.Doc,
  clauses: readonly NewClause[],
  clientId?: number,
): Uint8Array {
  const doc = copyOf(current);
  checkIds(idsIn(doc), clauses);
  useClientId(doc, clientId);
  return updateBy(doc, (manifesto) => manifesto.push(clauses.map(clauseElement)));
}
