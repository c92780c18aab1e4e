import { bodyOf, clauseText } from './body';
import { anEdition, firstClause } from './testing/edition';
import { editionText } from './text';

describe('editionText', () => {
  it('reads as a page does', () => {
    expect(editionText(anEdition())).toBe(`What we hold

Social prescribing
Are we all on the same page?

Edition 2, 22 November 2026

Time

1. Time is care
   From a voice in Health, in the debate ‘Whose job is joy?’, 22 November 2026, on the provocation ‘An empty chair’.
   Twelve agreed, three disagreed and one passed.

2. Ask first.
   Then listen.

We go on.
`);
  });
});

describe('bodyOf', () => {
  it('leaves out what has no words, and numbers the rest', () => {
    const blank = { type: 'clause' as const, id: firstClause, paragraphs: [[{ text: ' ' }], []] };
    const edition = anEdition({ blocks: [blank, ...anEdition().blocks, { type: 'paragraph', runs: [] }] });
    expect(bodyOf(edition).map((part) => (part.type === 'clause' ? part.number : part.type))).toEqual([
      'heading',
      1,
      2,
      'paragraph',
    ]);
  });

  it('leaves no gap between heading levels', () => {
    const blocks = [3, 3, 1, 3, 2, 1].map((level) => ({
      type: 'heading' as const,
      level,
      runs: [{ text: 'Why' }],
    }));
    const levels = bodyOf(anEdition({ blocks })).map((part) => part.type === 'heading' && part.level);
    expect(levels).toEqual([1, 1, 1, 2, 2, 1]);
  });

  it('keeps a first heading that says something else', () => {
    const [first] = bodyOf(anEdition({ title: 'Another title' }));
    expect(first).toMatchObject({ type: 'heading', runs: [{ text: 'What we hold' }] });
  });
});

it('gives the words of a clause, a line for each paragraph', () => {
  expect(
    clauseText({ paragraphs: [[{ text: 'Ask ' }, { text: 'first.', bold: true }], [{ text: 'Listen.' }]] }),
  ).toBe('Ask first.\nListen.');
});
