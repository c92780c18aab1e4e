import type {
  Guessing,
  MissingVoices,
  PlacesHeard,
  Report,
  SamePage,
  SamePageStatement,
  Sector,
} from '@samepage/contracts';
import { aPicture, aSector, inBands, pictureSectors } from '@samepage/ui/testing';

/** Made-up opinions for specs. */
const day = '2026-11-22T10:00:00Z';
export const sectors: readonly Sector[] = pictureSectors;

export function aSamePageStatement(different: Partial<SamePageStatement> = {}): SamePageStatement {
  return {
    statementId: 'st-1',
    text: 'Time to ask is part of the treatment.',
    by: null,
    debateId: 'd-1',
    debateTitle: 'The bench debate',
    at: day,
    tally: { agree: 20, disagree: 4, pass: 2 },
    picture: aPicture(),
    before: [],
    guesses: [],
    ...different,
  };
}

export const differing = aPicture({
  standing: 'opposed',
  kind: 'sector-specific',
  sectors: [
    aSector(0),
    aSector(1, { agree: inBands('few', 'hardly-any', 'few'), disagree: inBands('most') }),
  ],
});

const missing: MissingVoices = {
  sectors: sectors.map((sector, index) => ({
    sector,
    joined: index === 2 ? { from: 0, to: 0 } : index === 3 ? null : { from: 10, to: 14 },
    heard: index === 2 ? { from: 0, to: 0 } : index === 3 ? null : { from: 5, to: 9 },
    isMissing: index === 2,
  })),
  debates: [{ debateId: 'd-1', title: 'The bench debate', missing: sectors.slice(2, 3) }],
};

export const places: PlacesHeard = {
  said: 'some',
  at: day,
  places: [
    { place: { id: 'p-1', name: 'The hills' }, heard: 'some' },
    { place: { id: 'p-2', name: 'The city' }, heard: 'few' },
  ],
};

export function aSamePage(different: Partial<SamePage> = {}): SamePage {
  const statements = [
    aSamePageStatement(),
    aSamePageStatement({
      statementId: 'st-2',
      text: 'A form should come before a walk.',
      debateId: 'd-2',
      debateTitle: 'The form debate',
      tally: null,
      picture: differing,
      before: [
        {
          debateId: 'd-1',
          debateTitle: 'The bench debate',
          statementId: 'st-0',
          at: day,
          picture: aPicture(),
        },
      ],
      guesses: [{ sectorId: 's-2', guess: 'most', was: 'few' }],
    }),
  ];
  return {
    least: 8,
    sectors: [...sectors],
    overall: {
      statements: 2,
      shown: 2,
      ofAllSectors: 0,
      kinds: { shared: 1, bridgeable: 0, 'sector-specific': 1, unsure: 0, unheard: 0 },
      between: { share: 0.06, p: 0.02, statements: 2 },
    },
    statements,
    missing,
    places,
    ...different,
  };
}

export function someGuessing(different: Partial<Guessing> = {}): Guessing {
  const [health, culture] = sectors as [Sector, Sector];
  return {
    next: { statementId: 'st-1', text: 'Time to ask is part of the treatment.', sector: culture },
    gaps: [
      { from: culture, about: health, guesses: { from: 5, to: 9 }, out: 0 },
      { from: health, about: culture, guesses: { from: 10, to: 14 }, out: -1.5 },
    ],
    ...different,
  };
}

export function aReport(different: Partial<Report> = {}): Report {
  return {
    title: 'The bench debate',
    inquiryTitle: 'What is it for?',
    debateId: 'd-1',
    at: day,
    whatThisIs: ['26 people voted in this room.', 'Not shown: Voluntary, as fewer than 8 answered.'],
    blocks: [
      {
        heading: 'What is shared',
        finding: ['In this room, one statement is shared by 2 of 3 sectors.'],
        table: {
          caption: 'Statements and how they stand',
          columns: ['Statement', 'Agree'],
          rows: [['Time to ask is part of the treatment.', '20']],
        },
        bars: [
          {
            label: 'Time to ask is part of the treatment.',
            finding: 'In this room, people from every sector shown agree more than not.',
            picture: aPicture(),
          },
        ],
      },
      { heading: 'Who is missing', finding: ['Nobody from Voluntary.'], table: null, bars: [] },
    ],
    ...different,
  };
}
