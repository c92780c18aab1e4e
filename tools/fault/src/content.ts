import * as Y from 'yjs';
import { authorOf, readTokens, restOf, type Found } from './history';

/** The roots every client of a run writes into: running text, and elements as an editor makes them. */
export const roots = { words: 'words', page: 'page' } as const;

export const wordsOf = (doc: Y.Doc): Y.Text => doc.getText(roots.words);
export const pageOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(roots.page);

/** Something waits for an update that never came. */
export function isWaiting({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

export function findTokens(doc: Y.Doc): Found {
  const words = wordsOf(doc).toJSON();
  const page = pageOf(doc).toJSON();
  const rest = restOf(words) + restOf(page.replaceAll(/<[^>]*>/g, ''));
  return { roots: [readTokens(words), readTokens(page)], torn: rest === '' ? [] : [rest.slice(0, 60)] };
}

/** Which Yjs client wrote each author's tokens, deleted ones left out. */
export function writersOf(doc: Y.Doc): Map<string, Set<number>> {
  const writers = new Map<string, Set<number>>();
  const note = (item: Y.Item | null): void => {
    for (let at = item; at !== null; at = at.right) {
      if (at.deleted) continue;
      if (at.content instanceof Y.ContentType) note(at.content.type._start);
      if (!(at.content instanceof Y.ContentString)) continue;
      for (const token of readTokens(at.content.str)) {
        const author = authorOf(token);
        writers.set(author, (writers.get(author) ?? new Set<number>()).add(at.id.client));
      }
    }
  };
  note(wordsOf(doc)._start);
  note(pageOf(doc)._start);
  return writers;
}
