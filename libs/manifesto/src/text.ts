import type { EditionContent, Source } from '@samepage/contracts';
import { bodyOf, clauseText, plain, type BodyPart } from './body';
import { dayInWords, originLine, tallyLine, voiceSentence } from './voice-line';

/** What follows a voice line: how the vote went, and what was said where the clause says something else now. */
export function sourceNotes(source: Source, clause: string): string[] {
  const tally = source.statement.tally && tallyLine(source.statement.tally);
  return [originLine(source, clause), tally].filter((line) => typeof line === 'string');
}

/** A source of a clause as lines of text, the voice first. */
export function sourceLines(source: Source, clause: string): string[] {
  return [voiceSentence(source), ...sourceNotes(source, clause)];
}

function indented(text: string, by: string): string {
  return text.replaceAll('\n', `\n${by}`);
}

function partText(part: BodyPart): string {
  if (part.type === 'heading') return plain(part.runs).trim();
  if (part.type === 'paragraph') return plain(part.runs).trim();
  const sign = `${part.number}. `;
  const blank = ' '.repeat(sign.length);
  const words = clauseText(part);
  const lines = part.sources
    .flatMap((source) => sourceLines(source, words))
    .map((line) => `\n${blank}${line}`);
  return sign + indented(words, blank) + lines.join('');
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
