import type { EditionContent, Run, Source } from '@samepage/contracts';
import {
  bodyOf,
  clauseText,
  dayInWords,
  safeHref,
  sourceNotes,
  voiceLine,
  type BodyPart,
} from '@samepage/manifesto';
import { eachText } from './each-text';
import type { PrintedEdition, PrintedPart, PrintedVoice } from './edition-job';
import { printedWords } from './printed-words';
import { printedSpot } from './spot';

/** What an edition's print needs besides its words. */
export interface EditionPrint {
  /** The seal of the edition: SHA-256 in hexadecimal. */
  hash: string;
  /** The inquiry's colour as `#rrggbb`. */
  spot: string;
  /** Where this edition is read on the web; printed as it is. */
  publicUrl: string;
}

function voice(source: Source, clause: string): PrintedVoice {
  const words = eachText({ ...voiceLine(source), notes: sourceNotes(source, clause) }, printedWords);
  return { ...words, mark: source.statement.sector.mark };
}

/** A link is checked again here: what is printed from may have been sealed before a rule was made stricter. */
function printedRuns(runs: Run[]): Run[] {
  return runs.map(({ text, link, ...style }) => {
    const href = safeHref(link);
    return { ...style, text: printedWords(text), ...(href !== null && { link: href }) };
  });
}

function part(given: BodyPart): PrintedPart {
  if (given.type !== 'clause') return { ...given, runs: printedRuns(given.runs) };
  const words = clauseText(given);
  return {
    type: 'clause',
    number: String(given.number),
    paragraphs: given.paragraphs.map(printedRuns),
    voices: given.sources.map((source) => voice(source, words)),
  };
}

function sectorsOf(sources: Source[]): PrintedEdition['sectors'] {
  const sectors = sources.map(({ statement: { sector } }) => [sector.id, sector] as const);
  return [...new Map(sectors).values()].map(({ name, mark }) => ({ name, mark }));
}

function inGroups(hash: string): string[] {
  return hash.match(/.{1,8}/g) ?? [];
}

/** An edition as the template sets it. People are never named: a voice is a sector, a debate and a day. */
export function printedEdition(content: EditionContent, print: EditionPrint): PrintedEdition {
  const body = bodyOf(content);
  const sources = body.flatMap((given) => (given.type === 'clause' ? given.sources : []));
  const words = {
    title: content.title,
    inquiry: content.inquiry.title,
    question: content.inquiry.question,
    edition: `Edition ${content.number}`,
    date: dayInWords(content.publishedAt),
    sectors: sectorsOf(sources),
  };
  return {
    ...eachText(words, printedWords),
    spot: printedSpot(print.spot),
    body: body.map(part),
    strung: sources.map(({ statement }) => statement.sector.mark),
    seal: inGroups(print.hash),
    address: print.publicUrl,
  };
}
