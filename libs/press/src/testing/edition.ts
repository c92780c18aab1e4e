import type { EditionContent, Mark, Source } from '@samepage/contracts';
import { marks } from '@samepage/contracts';

const clauseIds = marks.map((_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);

function source(mark: Mark, index: number): Source {
  return {
    kind: 'statement',
    statement: {
      id: clauseIds[0] ?? '',
      text: 'An hour that is not hurried does more than a leaflet.',
      sector: { id: clauseIds[index] ?? '', name: `Sector of the ${mark}`, mark, ink: index + 1 },
      at: '2026-11-12T13:20:00Z',
      tally: { agree: 12, disagree: 3, pass: 1 },
    },
    debate: { id: clauseIds[1] ?? '', title: 'Whose job is joy?', at: '2026-11-12T13:00:00Z' },
    provocation: {
      id: clauseIds[2] ?? '',
      title: 'An empty chair',
      words: 'Who is missing?',
      picture: null,
      postedAt: '2026-11-01T09:00:00Z',
    },
  };
}

/** An edition with a clause from a voice of every mark, and one clause without a voice. */
export function anEdition(over: Partial<EditionContent> = {}): EditionContent {
  const clauses = clauseIds.map((id) => ({
    type: 'clause' as const,
    id,
    paragraphs: [[{ text: 'Time is care.' }]],
  }));
  return {
    inquiry: { title: 'The inquiry', question: 'Are we all on the same page?' },
    title: 'What we hold',
    number: 2,
    publishedAt: '2026-11-22T16:00:00Z',
    blocks: [
      { type: 'heading', level: 1, runs: [{ text: 'What we hold' }] },
      { type: 'paragraph', runs: [{ text: 'This held. ' }, { text: 'Not all', bold: true, italic: true }] },
      { type: 'heading', level: 2, runs: [{ text: 'Time' }] },
      ...clauses,
    ],
    sources: marks.slice(1).map((mark, index) => ({
      clauseId: clauseIds[index] ?? '',
      sources: [source(mark, index + 1)],
    })),
    ...over,
  };
}

export const print = {
  hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  spot: '#e2572b',
  publicUrl: 'https://samepage.example.org/i/inquiry/manifesto/editions/2',
};
