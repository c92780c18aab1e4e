import type { Block, EditionContent, Run, Source } from '@samepage/contracts';

type Clause = Extract<Block, { type: 'clause' }>;

/** A part of an edition as every page, file and print of it shows it. */
export type BodyPart =
  | Extract<Block, { type: 'heading' | 'paragraph' }>
  | {
      type: 'clause';
      id: string;
      /** Counted from 1 through the whole edition. */
      number: number;
      paragraphs: Run[][];
      sources: Source[];
    };

export function plain(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** The words of a clause, a line for each paragraph. */
export function clauseText(block: { paragraphs: readonly (readonly Run[])[] }): string {
  return block.paragraphs.map(plain).join('\n').trim();
}

function hasWords(block: Block): boolean {
  return (block.type === 'clause' ? clauseText(block) : plain(block.runs)).trim() !== '';
}

function clausePart(block: Clause, number: number, { sources }: EditionContent): BodyPart {
  return {
    type: 'clause',
    id: block.id,
    number,
    paragraphs: block.paragraphs.filter((runs) => plain(runs).trim() !== ''),
    sources: sources.find(({ clauseId }) => clauseId === block.id)?.sources ?? [],
  };
}

/** A draft opens with its title; the edition has set that at its head already. */
function repeatsTitle(block: Block | undefined, title: string): boolean {
  return block?.type === 'heading' && plain(block.runs).trim() === title.trim();
}

/** Heading levels without gaps, counted from 1: a section may not be two steps below the one it stands in. */
function levelCounter(): (level: number) => number {
  const open: number[] = [];
  return (level) => {
    while ((open.at(-1) ?? 0) >= level) open.pop();
    return open.push(level);
  };
}

/**
 * What an edition shows under its title, in order: clauses numbered and joined to their sources, headings from
 * level 1 without gaps. Blocks without words, and a first heading that only repeats the title, are left out, so
 * numbers agree wherever it is read.
 */
export function bodyOf(content: EditionContent): BodyPart[] {
  const blocks = content.blocks.filter(hasWords);
  const shown = repeatsTitle(blocks[0], content.title) ? blocks.slice(1) : blocks;
  const levelOf = levelCounter();
  let number = 0;
  return shown.map((block) => {
    if (block.type === 'clause') return clausePart(block, ++number, content);
    return block.type === 'heading' ? { ...block, level: levelOf(block.level) } : block;
  });
}
