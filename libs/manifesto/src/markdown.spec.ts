import type { Run } from '@samepage/contracts';
import fc from 'fast-check';
import { editionMarkdown } from './markdown';
import { anEdition } from './testing/edition';

function written(...runs: Run[]): string {
  const markdown = editionMarkdown(anEdition({ blocks: [{ type: 'paragraph', runs }], sources: [] }));
  return markdown.split('\n\n').slice(3).join('\n\n').trimEnd();
}

describe('editionMarkdown', () => {
  it('reads as a page does', () => {
    expect(editionMarkdown(anEdition())).toBe(`# What we hold

Social prescribing\\
*Are we all on the same page?*

Edition 2, 22 November 2026

## Time

**1.** Time is **care**

> From a voice in Health, in the debate ‘Whose job is joy?’, 22 November 2026, on the provocation ‘An empty chair’.\\
> Twelve agreed, three disagreed and one passed.

**2.** Ask first.

Then listen.

We go on.
`);
  });

  it.each([
    ['# not a heading', '\\# not a heading'],
    ['- not a list', '\\- not a list'],
    ['1. not a list', '1\\. not a list'],
    ['    not code', 'not code'],
    ['one\n---', 'one\\\n\\---'],
    ['> not a quote', '\\> not a quote'],
    ['**not bold** _nor this_', '\\*\\*not bold\\*\\* \\_nor this\\_'],
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['![x](javascript:alert(1))', '!\\[x\\](javascript:alert(1))'],
    ['Joy & care &lt;', 'Joy \\& care \\&lt;'],
    ['a \\ b | c', 'a \\\\ b \\| c'],
  ])('writes %p so that it reads as written', (text, markdown) => {
    expect(written({ text })).toBe(markdown);
  });

  it('keeps emphasis to the words', () => {
    expect(written({ text: 'so ' }, { text: ' dear ', bold: true, italic: true }, { text: 'now' })).toBe(
      'so  ***dear*** now',
    );
  });

  it('writes links that may be followed, and only the words of others', () => {
    expect(written({ text: 'here', link: 'https://example.org/a_(b)' })).toBe(
      '[here](https://example.org/a_%28b%29)',
    );
    expect(written({ text: 'here', link: 'mailto:a@example.org?subject=a)b <c>' })).not.toMatch(/\)b|</);
    expect(written({ text: 'here', link: 'javascript:alert(1)' })).toBe('here');
  });

  it('leaves no sign that could open a tag, a link or code, whatever people write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(written({ text }).replace(/\\[\\`*_[\]<>~|&#+=.)-]/g, '')).not.toMatch(/[`*_[\]<>~|&]/);
      }),
    );
  });
});
