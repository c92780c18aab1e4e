import { printedEdition } from './printed-edition';
import { printedWords } from './printed-words';
import { anEdition, print } from './testing/edition';

describe('printedEdition', () => {
  it('gives each clause its number and its voices in words', () => {
    const { body } = printedEdition(anEdition(), print);
    expect(body.find(({ type }) => type === 'clause')).toEqual({
      type: 'clause',
      number: '1',
      paragraphs: [[{ text: 'Time is care.' }]],
      voices: [
        {
          mark: 'square',
          before: 'From a voice in ',
          sector: 'Sector of the square',
          after:
            ', in the debate ‘Whose job is joy?’, 12\u00a0November\u00a02026, on the provocation ‘An empty chair’.',
          notes: [
            'It began as: ‘An hour that is not hurried does more than a leaflet.’',
            'Twelve agreed, three disagreed and one passed.',
          ],
        },
      ],
    });
  });

  it('lists every sector that spoke once, and a mark for every voice', () => {
    const edition = anEdition();
    const twice = { ...edition.sources[0]!, clauseId: edition.sources[1]!.clauseId };
    const { sectors, strung } = printedEdition(
      { ...edition, sources: [edition.sources[0]!, twice, ...edition.sources.slice(2)] },
      print,
    );
    expect(sectors.map(({ mark }) => mark)).toEqual(['square', ...strung.slice(2)]);
    expect(strung.slice(0, 2)).toEqual(['square', 'square']);
  });

  it('shows the seal in groups of eight, and numbers and dates in words', () => {
    expect(printedEdition(anEdition(), print)).toMatchObject({
      edition: 'Edition 2',
      date: '22\u00a0November\u00a02026',
      seal: ['9f86d081', '884c7d65', '9a2feaa0', 'c55ad015', 'a3bf4f1b', '2b0b822c', 'd15d6c15', 'b0f00a08'],
      address: print.publicUrl,
    });
  });

  it('keeps the words of a link that must not be followed', () => {
    const runs = [
      { text: 'here', link: 'javascript:alert(1)' },
      { text: 'there', link: 'https://example.org/?q=%F0%9F%98%80' },
    ];
    expect(printedEdition(anEdition({ blocks: [{ type: 'paragraph', runs }] }), print).body).toEqual([
      { type: 'paragraph', runs: [{ text: 'here' }, runs[1]] },
    ]);
  });
});

describe('printedWords', () => {
  it.each([
    ['Joy 💛👩‍🚀🏽 counts', 'Joy [emoji] counts'],
    ['© 2026 ™', '© 2026 ™'],
    ['we \u202Eegrah\u202C care', 'we egrah care'],
    ['on 9 May 2026 at noon', 'on 9\u00a0May\u00a02026 at noon'],
    [' kept apart ', ' kept apart '],
  ])('prints %p as %p', (text, printed) => {
    expect(printedWords(text)).toBe(printed);
  });

  it('lets only very long words be broken', () => {
    expect(printedWords('x'.repeat(40))).toBe('x'.repeat(40));
    expect(printedWords('x'.repeat(45)).split('\u200b')).toEqual([...Array(4).fill('x'.repeat(10)), 'xxxxx']);
  });
});
