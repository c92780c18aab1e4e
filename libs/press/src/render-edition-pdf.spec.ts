import { Failure, limits } from '@samepage/contracts';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { renderEditionPdf } from './render-edition-pdf';
import { anEdition, print } from './testing/edition';
import { pdfText } from './testing/pdf-text';
import { loadNative, packagesFor } from './typeset/compiler.ts';

function workshop(child: string, timeMs = 20_000) {
  const file = fileURLToPath(new URL(`./testing/children/${child}.mjs`, import.meta.url));
  return { child: file, limits: { timeMs, heapMb: 64 } };
}

function isHere(): boolean {
  try {
    return Boolean(loadNative(packagesFor(process.platform, process.arch), createRequire(import.meta.url)));
  } catch {
    return false;
  }
}

async function failureOf(rendering: Promise<Buffer>): Promise<Failure> {
  const failure: unknown = await rendering.catch((error: unknown) => error);
  if (!(failure instanceof Failure)) throw new Error('It did not fail as it should.');
  return failure;
}

describe('renderEditionPdf, when it cannot', () => {
  it.each([
    ['missing', 'has no typesetter for its kind of computer', 'None of these could be loaded.'],
    ['failing', 'could not be set', 'unknown variable: chair'],
    ['leave', 'stopped half-way', 'ended'],
  ])('says what happened and what is safe (%s)', async (child, sentence, because) => {
    const failure = await failureOf(renderEditionPdf(anEdition(), print, workshop(child)));
    expect(failure.code).toBe('pdf_unavailable');
    expect(failure.detail).toContain(sentence);
    expect(failure.detail).toContain('The edition is safe');
    expect(String(failure.cause)).toContain(because);
  });

  it('gives up on a typesetter that takes too long', async () => {
    const failure = await failureOf(renderEditionPdf(anEdition(), print, workshop('hang', 300)));
    expect(failure.detail).toContain('took too long');
  });
});

// The native compiler comes for Linux on x64; elsewhere the failures above are what people meet.
const describeHere = isHere() ? describe : describe.skip;

describeHere('renderEditionPdf', () => {
  it('makes a tagged PDF/UA-1 in British English with its fonts in it', async () => {
    const pdf = await renderEditionPdf(anEdition(), print);
    const text = pdfText(pdf);
    expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
    expect(text).toMatch(/\/StructTreeRoot/);
    expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/);
    expect(text).toMatch(/\/Lang\s*\(en-GB\)/);
    expect(text).toMatch(/BricolageGrotesque/);
    expect(text).toMatch(/AtkinsonHyperlegibleNext/);
    expect(text.match(/\/FontFile[23]\b/g)?.length).toBeGreaterThanOrEqual(4);
    expect(text).toMatch(/\/S\s*\/H1\b/);
  });

  it('makes the same bytes of the same edition', async () => {
    const [one, other] = [
      await renderEditionPdf(anEdition(), print),
      await renderEditionPdf(anEdition(), print),
    ];
    expect(one.equals(other)).toBe(true);
  });

  it('sets an edition without clauses, voices or a proper colour', async () => {
    const pdf = await renderEditionPdf(anEdition({ blocks: [], sources: [] }), { ...print, spot: 'puce' });
    expect(pdf.length).toBeGreaterThan(10_000);
  });

  it.each([
    ['code', '#panic("x") #read("/etc/passwd") $x^2$ `raw` *b* _i_ // /* = @ref <label>'],
    ['closing signs', '"] } ) ]] \\ \\u{0} "#'],
    ['emoji', 'Joy 💛 👩‍🚀🏽 🇬🇧 1️⃣ ❤'],
    ['a direction override', 'we \u202Eegrah\u202C care'],
    ['one very long word', 'x'.repeat(2_000)],
    ['stacked accents', `Z${'\u0351\u036b\u0353'.repeat(40)}a`],
    ['many scripts', '漢字 кіт Ελληνικά سلام עברית हिन्दी 𓀀 \u{10ffff}'],
    ['control characters', 'tab\there\u0007\u2028 \ud800'],
    ['nothing but blanks', ' \n '],
  ])('sets hostile words: %s', async (_name, text) => {
    const runs = [{ text, bold: true, link: 'javascript:alert(1)' }];
    const edition = anEdition({
      // Four times what the api lets through: a title is set in every size until it fits, and again on every page.
      title: text.slice(0, 4 * limits.title),
      inquiry: { title: text, question: text },
      blocks: [
        { type: 'heading', level: 3, runs },
        { type: 'paragraph', runs },
        ...anEdition()
          .blocks.slice(3)
          .map((block) => ({ ...block, paragraphs: [runs, runs] })),
      ],
    });
    const pdf = await renderEditionPdf(edition, print);
    expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
    expect(pdfText(pdf)).not.toContain('javascript:');
  });
});
