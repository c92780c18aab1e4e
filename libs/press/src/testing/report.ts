import type { Report, Sector, SectorPicture, ShownSector, ShownShare } from '@samepage/contracts';

/** Made-up sectors and reports for specs. */
const looks = [
  ['Health', 'disc', 1],
  ['Culture', 'triangle', 2],
  ['Council and public health', 'wave', 3],
  ['Voluntary', 'leaf', 4],
] as const;

export const sectors: readonly Sector[] = looks.map(([name, mark, ink], index) => ({
  id: `sector-${index}`,
  name,
  mark,
  ink,
}));

export const inWords = (
  band: ShownShare['band'],
  from: ShownShare['band'] = band,
  to: ShownShare['band'] = band,
): ShownShare => ({ band, from, to, numbers: null });

export const inNumbers = (
  band: ShownShare['band'],
  numbers: NonNullable<ShownShare['numbers']>,
): ShownShare => ({ band, from: band, to: band, numbers });

const small = (sector: Sector): ShownSector => ({
  sector,
  answers: { from: 10, to: 14 },
  agree: inWords('most', 'about-half', 'nearly-all'),
  disagree: inWords('few', 'hardly-any', 'about-half'),
  pass: inWords('hardly-any', 'hardly-any', 'few'),
});

const large = (sector: Sector): ShownSector => ({
  sector,
  answers: { from: 40, to: 40 },
  agree: inNumbers('nearly-all', { share: 0.97, low: 0.91, high: 1 }),
  disagree: inNumbers('hardly-any', { share: 0.03, low: 0, high: 0.09 }),
  pass: inNumbers('hardly-any', { share: 0.08, low: 0.02, high: 0.15 }),
});

/** A large sector, two small ones, and one that is hidden. */
export function aPicture(): SectorPicture {
  const [health, culture, council, voluntary] = sectors as [Sector, Sector, Sector, Sector];
  const side = {
    commonGround: 'most',
    bridge: 'about-half',
    everyMajority: 'likely',
    numbers: null,
  } as const;
  return {
    standing: 'shared-agree',
    kind: 'shared',
    sectors: [large(health), small(culture), small(council)],
    hidden: [{ sector: voluntary, why: 'few' }],
    shown: 3,
    known: 4,
    agree: side,
    disagree: side,
    gap: null,
  };
}

export function aReport(picture: SectorPicture = aPicture()): Report {
  const bars = (label: string): Report['blocks'][number]['bars'][number] => ({
    label,
    finding:
      'In these rooms, people from every sector shown agree more than not. 3 of 4 sectors shown: Health (40 answers), Culture (10 to 14) and Council and public health (10 to 14). Not shown: Voluntary (too few answered).',
    picture,
  });
  return {
    title: 'Whose job is joy? #evil["$x$"]',
    inquiryTitle: 'Joy in Derbyshire',
    debateId: null,
    at: '2026-11-22T12:00:00.000Z',
    whatThisIs: ['This is about the people in these rooms who answered.', 'Not shown: Voluntary 🎭.'],
    blocks: [
      {
        heading: 'Are we on the same page?',
        finding: ['In these rooms, people answered 2 statements.'],
        table: null,
        bars: [],
      },
      {
        heading: 'Where sectors are on the same page',
        finding: ['“Time is care.”: in these rooms, many people passed.'],
        table: {
          caption: 'How people of each sector answered',
          columns: ['Statement', 'Sector', 'Answers'],
          rows: [
            ...Array.from({ length: 89 }, (_, index) => ['“Time is care.”', `Sector ${index}`, '10 to 14']),
            ['“Time is care.”', 'not shown: too few answered', ''],
          ],
        },
        bars: [
          bars(
            '“Joy is part of the treatment, and there is #raw("no") other way to say so in a room full of people.”',
          ),
          bars('“A walk helps before a form does.”'),
        ],
      },
      { heading: 'Who is missing', finding: ['Nobody.'], table: null, bars: [] },
    ],
  };
}
