import * as Y from 'yjs';
import { manifestoFragment } from './document';
import { readBlocks } from './read-blocks';

const one = '11111111-1111-4111-8111-111111111111';

function xml(
  name: string,
  children: (Y.XmlElement | Y.XmlText)[] = [],
  attributes: Record<string, unknown> = {},
): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, children);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
  return element;
}

function words(text: string, attributes?: object): Y.XmlText {
  const made = new Y.XmlText();
  made.insert(0, text, attributes);
  return made;
}

function read(...children: unknown[]) {
  const doc = new Y.Doc();
  doc.getXmlFragment(manifestoFragment).push(children as Y.XmlElement[]);
  return readBlocks(doc);
}

const paragraph = (text: string, attributes?: object) => xml('paragraph', [words(text, attributes)]);
const clause = (id: unknown, text: string) => xml('clause', [paragraph(text)], { id });

describe('readBlocks', () => {
  it('reads headings, clauses and paragraphs with their styles', () => {
    const styled = new Y.XmlText();
    styled.applyDelta([
      { insert: 'Time ' },
      { insert: 'is', attributes: { bold: {} } },
      { insert: ' care', attributes: { bold: {}, italic: {}, link: { href: 'https://example.org/' } } },
    ]);
    expect(
      read(
        xml('heading', [words('Why')], { level: 2 }),
        xml('clause', [xml('paragraph', [styled])], { id: one }),
      ),
    ).toEqual([
      { type: 'heading', level: 2, runs: [{ text: 'Why' }] },
      {
        type: 'clause',
        id: one,
        paragraphs: [
          [
            { text: 'Time ' },
            { text: 'is', bold: true },
            { text: ' care', bold: true, italic: true, link: 'https://example.org/' },
          ],
        ],
      },
    ]);
  });

  it('reads a hard break as a line feed', () => {
    expect(read(xml('paragraph', [words('one'), xml('hardBreak'), words('two')]))).toEqual([
      { type: 'paragraph', runs: [{ text: 'one\ntwo' }] },
    ]);
  });

  it('keeps the words of a link that must not be followed', () => {
    expect(read(paragraph('here', { link: { href: 'javascript:alert(1)' } }))).toEqual([
      { type: 'paragraph', runs: [{ text: 'here' }] },
    ]);
  });

  it('keeps words, not the thread, of a clause with a second-hand or broken id', () => {
    expect(
      read(clause(one, 'first'), clause(one.toUpperCase(), 'moved'), clause('x', 'odd'), clause(7, 'odder')),
    ).toEqual([
      { type: 'clause', id: one, paragraphs: [[{ text: 'first' }]] },
      { type: 'paragraph', runs: [{ text: 'moved' }] },
      { type: 'paragraph', runs: [{ text: 'odd' }] },
      { type: 'paragraph', runs: [{ text: 'odder' }] },
    ]);
  });

  it('takes away direction overrides and control characters', () => {
    expect(read(paragraph('we \u202Eegrah\u0000 care '))).toEqual([
      { type: 'paragraph', runs: [{ text: 'we egrah care ' }] },
    ]);
  });

  it('passes over what the schema does not know', () => {
    const text = words('kept');
    text.insertEmbed(0, { image: 'https://example.org/x.png' });
    expect(
      read(
        words('loose'),
        xml('script', [words('alert(1)')]),
        new Y.Map([['type', 'clause']]),
        xml('paragraph', [text, xml('clause', [paragraph('nested')], { id: one })]),
        'string',
        7,
      ),
    ).toEqual([{ type: 'paragraph', runs: [{ text: 'kept' }] }]);
  });

  it.each([
    [99, 3],
    [-1, 1],
    [1.5, 1],
    ['2', 1],
    [{}, 1],
  ])('holds a heading of level %p to level %d', (level, held) => {
    expect(read(xml('heading', [words('Why')], { level }))).toMatchObject([{ level: held }]);
  });

  it('believes only marks that are its own', () => {
    const doc = new Y.Doc();
    const text = new Y.XmlText();
    doc.getXmlFragment(manifestoFragment).push([xml('paragraph', [text])]);
    text.insert(0, 'plain', JSON.parse('{"__proto__":{"bold":{}},"bold":null}') as object);
    expect(readBlocks(doc)).toEqual([{ type: 'paragraph', runs: [{ text: 'plain' }] }]);
  });

  it('is not led down: ten thousand nested elements are passed over', () => {
    const doc = new Y.Doc();
    const root = doc.getXmlFragment(manifestoFragment);
    let deepest: Y.XmlFragment = root;
    doc.transact(() => {
      for (let depth = 0; depth < 10_000; depth++) {
        const inside = new Y.XmlElement('clause');
        deepest.push([inside]);
        deepest = inside;
      }
    });
    root.push([paragraph('after')]);
    expect(readBlocks(doc)).toEqual([{ type: 'paragraph', runs: [{ text: 'after' }] }]);
  });

  it('reads nothing from an empty document', () => {
    expect(readBlocks(new Y.Doc())).toEqual([]);
  });
});
