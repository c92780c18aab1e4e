import { id, sequence } from './ids';
import { line, prose } from './text';

describe.each([
  ['a line', line(40)],
  ['prose', prose(40)],
])('%s', (_, schema) => {
  it.each([
    ['zero width space', '\u200B'],
    ['word joiner', '\u2060'],
    ['joiners', '\u200C\u200D'],
    ['byte order mark', '\uFEFF'],
    ['soft hyphen', '\u00AD'],
    ['Hangul filler', '\u3164'],
    ['Braille blank', '\u2800'],
    ['variation selector', '\uFE0F'],
    ['invisible signs with blanks between', '\u200B \u2060\n\u00A0\u200B'],
    ['nothing', ''],
  ])('is refused when there is nothing to see: %s', (_name, text) => {
    expect(schema.safeParse(text).error?.issues).toMatchObject([{ message: 'Write something here.' }]);
  });

  it.each([
    'A',
    '!',
    '\u{1F469}\u{1F3FD}\u200D\u{1F33E}',
    '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645',
    '\u0915\u094D\u200D\u0937',
    '\u2764\uFE0F',
  ])('keeps %s as it is, joiners and all', (text) => {
    expect(schema.parse(text)).toBe(text);
  });
});

it('may be empty where that is allowed, and still not invisible', () => {
  expect(line(40, 0).safeParse('').success).toBe(true);
  expect(line(40, 0).safeParse('\u200B').success).toBe(false);
});

it('an id is held in lower case, whichever it came in', () => {
  const upper = '0F8FAD5B-D9CB-469F-A165-70867728950E';
  expect(id.parse(upper)).toBe(upper.toLowerCase());
  expect(id.safeParse(`${upper}0`).success).toBe(false);
});

it('a sequence is no larger than the database can count', () => {
  expect(sequence.safeParse(2_147_483_647).success).toBe(true);
  for (const wrong of [-1, 1.5, 2_147_483_648, 99_999_999_999, NaN])
    expect(sequence.safeParse(wrong).success).toBe(false);
});
