import * as Y from 'yjs';
import type { Id } from './write';

/** Who has written the page that hostile frames meet. */
export const honestId = 1_000_001;

/** Structs of the page by what they are, for frames that stand beside or in them. */
export interface Scene {
  readonly update: Uint8Array;
  /** Of the honest client: the first clock nobody has. */
  readonly end: number;
  readonly text: Id;
  /** A letter in the middle of the same text. */
  readonly letter: Id;
  /** The first half of a surrogate pair. */
  readonly pair: Id;
  readonly element: Id;
  readonly inElement: Id;
  readonly otherElement: Id;
  readonly inOtherElement: Id;
  readonly mapValue: Id;
  readonly overwritten: Id;
  readonly deletedText: Id;
  readonly deletedElement: Id;
  readonly collected: Id;
  readonly mark: Id;
  readonly attribute: Id;
}

/** A page with everything in it: text with marks and an emoji, elements, attributes, a map, deletions and what they left. */
export function writeScene(doc: Y.Doc): Scene {
  const client = doc.clientID;
  const next = (): Id => [client, Y.getState(doc.store, client)];
  const words = doc.getText('words');
  const page = doc.getXmlFragment('page');

  const text = next();
  words.insert(0, 'honest words ');
  const letter: Id = [client, text[1] + 3];
  const pair = next();
  words.insert(words.length, '😀 and more');
  const mark = next();
  words.format(0, 6, { bold: true });
  const deletedText = next();
  words.insert(0, 'crossed out ');
  words.delete(0, 12);

  const add = (at: number): { element: Id; inElement: Id } => {
    const element = next();
    page.insert(at, [new Y.XmlElement('clause')]);
    const inElement = next();
    (page.get(at) as Y.XmlElement).insert(0, [new Y.XmlText('inside')]);
    return { element, inElement };
  };
  const { element, inElement } = add(0);
  const { element: otherElement, inElement: inOtherElement } = add(1);
  const { element: deletedElement, inElement: collected } = add(2);
  page.delete(2, 1);
  const attribute = next();
  (page.get(0) as Y.XmlElement).setAttribute('kind', 'claim');

  const overwritten = next();
  doc.getMap('map').set('k', 'before');
  const mapValue = next();
  doc.getMap('map').set('k', 'now');
  return {
    update: Y.encodeStateAsUpdate(doc),
    end: next()[1],
    ...{ text, letter, pair, element, inElement, otherElement, inOtherElement, mapValue, overwritten },
    ...{ deletedText, deletedElement, collected, mark, attribute },
  };
}
