import type { EditionContent, Source } from '@samepage/contracts';
import { bodyOf, clauseText, plain, type BodyPart } from './body';
import { dayInWords, tallyLine, voiceSentence } from './voice-line';

/** A source as lines of text: the voice, then how the vote went when there was one. */
export function sourceLines(source: Source): string[] {
  const tally = source.statement.tally && tallyLine(source.statement.tally);
  return [voiceSentence(source), ...(tally ? [tally] : [])];
}

function indented(text: string, by: string): string {
  return text.replaceAll('\n', `\n${by}`);
}

function partText(part: BodyPart): string {
  if (part.type === 'heading') return plain(part.runs).trim();
  if (part.type === 'paragraph') return plain(part.runs).trim();
  const sign = `${part.number}. `;
  const blank = ' '.repeat(sign.length);
  const sources = part.sources.flatMap(sourceLines).map((line) => `\n${blank}${line}`);
  return sign + indented(clauseText(part), blank) + sources.join('');
}

/** An edition as plain text, for e-mail, for reading aloud and for keeping. UTF-8, line feeds, no markup. */
export function editionText(content: EditionContent): string {
  const head = [
    content.title,
    `${content.inquiry.title}\n${content.inquiry.question}`,
    `Edition ${content.number}, ${dayInWords(content.publishedAt)}`,
  ];
  return `${[...head, ...bodyOf(content).map(partText)].join('\n\n')}\n`;
}
