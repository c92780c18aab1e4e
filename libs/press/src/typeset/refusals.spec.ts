import { refusedIn, without } from './refusals.ts';

/** As Typst 0.14.2 words it through typst-ts-node-compiler 0.7.0. */
const message =
  '[SourceDiagnostic { severity: Error, span: Span(1), message: "PDF/UA-1 error: the text `\\"漢\\"` could not be ' +
  'displayed with font `\\"Atkinson Hyperlegible Next\\"`", trace: [] }, SourceDiagnostic { severity: Error, message: ' +
  '"PDF/UA-1 error: the text `\\"\\\\u{94d}\\"` could not be displayed with font `\\"Bricolage Grotesque\\"`" }]';

describe('refusedIn', () => {
  it('finds the characters, shown as they are or by number', () => {
    expect(refusedIn(message)).toEqual(new Set([0x6f22, 0x94d]));
  });

  it('finds none in another refusal', () => {
    expect(refusedIn('unknown variable: chair').size).toBe(0);
  });
});

describe('without', () => {
  it('shows that a character is missing, and drops what only changed another', () => {
    const refused = new Set(['漢', '\u0351', '\u0007'].map((character) => character.codePointAt(0)));
    expect(without({ runs: [{ text: 'a漢Z\u0351\u0007 b' }], number: 1 }, (c) => refused.has(c))).toEqual({
      runs: [{ text: 'a[?]Z b' }],
      number: 1,
    });
  });
});
