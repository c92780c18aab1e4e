import type { EditionContent, Run, Source } from '@samepage/contracts';
import { bodyOf, clauseText, type BodyPart } from './body';
import { safeHref } from './links';
import { sourceLines } from './text';
import { dayInWords } from './voice-line';

/** Characters that can begin markup anywhere in a line (CommonMark 0.31 §6, and GFM's tables and strikethrough). */
function escapeInline(text: string): string {
  return text.replace(/[\\`*_[\]<>~|&]/g, '\\$&');
}

/** What would make a line a heading, list, rule, or quote. Indented code cannot arise: blanks are taken away. */
function escapeLineStart(line: string): string {
  return line
    .trimStart()
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Lines of one paragraph, joined by hard breaks. */
function escapeLines(text: string): string {
  return text.trim().split('\n').map(escapeLineStart).join('\\\n');
}

function destination(link: string): string {
  return link.replace(/[\s<>()\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Emphasis must touch its words (CommonMark 0.31 §6.2), so blanks at the edges go outside. */
function emphasised(text: string, sign: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return words === '' ? text : before + sign + words + sign + after;
}

function runMarkdown(run: Run): string {
  const sign = (run.bold ? '**' : '') + (run.italic ? '*' : '');
  const text = emphasised(escapeInline(run.text), sign);
  const link = run.link === undefined ? null : safeHref(run.link);
  return link === null ? text : `[${text}](${destination(link)})`;
}

function paragraph(runs: readonly Run[]): string {
  return escapeLines(runs.map(runMarkdown).join(''));
}

function oneLine(text: string): string {
  return escapeLines(escapeInline(text.replaceAll('\n', ' ')));
}

function quoted(source: Source, clause: string): string {
  return `> ${sourceLines(source, clause).map(oneLine).join('\\\n> ')}`;
}

function partMarkdown(part: BodyPart): string {
  if (part.type === 'heading')
    return `${'#'.repeat(part.level + 1)} ${paragraph(part.runs).replaceAll('\\\n', ' ')}`;
  if (part.type === 'paragraph') return paragraph(part.runs);
  const [first = '', ...others] = part.paragraphs.map(paragraph);
  const sources = part.sources.map((source) => quoted(source, clauseText(part)));
  return [`**${part.number}.** ${first}`, ...others, ...sources].join('\n\n');
}

/** An edition as Markdown (CommonMark). Everything people wrote is escaped: it reads as they wrote it, and no more. */
export function editionMarkdown(content: EditionContent): string {
  const head = [
    `# ${oneLine(content.title)}`,
    `${oneLine(content.inquiry.title)}\\\n*${oneLine(content.inquiry.question)}*`,
    `Edition ${content.number}, ${dayInWords(content.publishedAt)}`,
  ];
  return `${[...head, ...bodyOf(content).map(partMarkdown)].join('\n\n')}\n`;
}
