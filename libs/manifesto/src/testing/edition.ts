import type { EditionContent, Sector, Source, Tally } from '@samepage/contracts';

const health: Sector = { id: 'a0000000-0000-4000-8000-000000000001', name: 'Health', mark: 'disc', ink: 1 };

/** A source in a made-up debate; give it a tally to have one. */
export function aSource(text: string, tally: Tally | null = null, sector: Sector = health): Source {
  return {
    kind: 'statement',
    statement: {
      id: 'b0000000-0000-4000-8000-000000000001',
      text,
      sector,
      at: '2026-11-22T14:00:00Z',
      tally,
    },
    debate: {
      id: 'c0000000-0000-4000-8000-000000000001',
      title: 'Whose job is joy?',
      at: '2026-11-22T13:30:00Z',
    },
    provocation: {
      id: 'd0000000-0000-4000-8000-000000000001',
      title: 'An empty chair',
      words: 'Who is missing from this table?',
      picture: null,
      postedAt: '2026-11-15T09:00:00Z',
    },
  };
}

export const firstClause = '11111111-1111-4111-8111-111111111111';
export const secondClause = '22222222-2222-4222-8222-222222222222';

/** A small edition: a title heading, a section, two clauses (the first with a source) and a paragraph. */
export function anEdition(over: Partial<EditionContent> = {}): EditionContent {
  return {
    inquiry: { title: 'Social prescribing', question: 'Are we all on the same page?' },
    title: 'What we hold',
    number: 2,
    publishedAt: '2026-11-22T18:00:00Z',
    blocks: [
      { type: 'heading', level: 1, runs: [{ text: 'What we hold' }] },
      { type: 'heading', level: 2, runs: [{ text: 'Time' }] },
      { type: 'clause', id: firstClause, paragraphs: [[{ text: 'Time is ' }, { text: 'care', bold: true }]] },
      {
        type: 'clause',
        id: secondClause,
        paragraphs: [[{ text: 'Ask first.' }], [{ text: 'Then listen.' }]],
      },
      { type: 'paragraph', runs: [{ text: 'We go on.' }] },
    ],
    sources: [
      {
        clauseId: firstClause,
        sources: [aSource('Time is care', { agree: 12, disagree: 3, pass: 1 })],
      },
    ],
    ...over,
  };
}
