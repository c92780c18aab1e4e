import {
  bands,
  chances,
  distances,
  hiddenBecause,
  standingKinds,
  standings,
  type Band,
  type HiddenSector,
  type MissingVoices,
  type PlacesHeard,
  type Report,
  type SamePageStatement,
  type Sector,
  type SectorPicture,
  type ShownShare,
  type Size,
  type Swing,
} from '@samepage/contracts';
import { below, chance, type Chance } from '../chance';
import { reportOf, reportRows, sizeWords, type ReportSource, type SecondOpinion } from './index';

const names = ['Health', 'Link work', 'Council', 'Culture', 'Voluntary', 'Lived experience'];
const sectors = names.map((name, index): Sector => ({
  id: `sector-${index}`,
  name,
  mark: 'disc',
  ink: 5 + index,
}));

const any = <Item>(next: Chance, items: readonly Item[]): Item => items[below(next, items.length)]!;

function anySize(next: Chance): Size {
  if (next() < 0.3) {
    const n = 20 + below(next, 40);
    return { from: n, to: n };
  }
  return any(next, [
    { from: 8, to: 9 },
    { from: 10, to: 14 },
    { from: 15, to: 19 },
  ]);
}

function anyShare(next: Chance, isLarge: boolean): ShownShare {
  const [from, band, to] = [0, 0, 0].map(() => below(next, bands.length)).sort() as [number, number, number];
  const share = Math.round(next() * 100) / 100;
  const numbers = isLarge ? { share, low: share * 0.9, high: Math.min(1, share * 1.1) } : null;
  return { band: bands[band]!, from: bands[from]!, to: bands[to]!, numbers };
}

function anyPicture(next: Chance): SectorPicture {
  const known = sectors.filter(() => next() < 0.8);
  const hidden: HiddenSector[] = [];
  const shown = known.filter((sector) => {
    const isShown = next() < 0.7;
    if (!isShown) hidden.push({ sector, why: any(next, hiddenBecause) });
    return isShown;
  });
  const standing =
    shown.length < 2
      ? 'not-enough'
      : any(
          next,
          standings.filter((each) => each !== 'not-enough'),
        );
  const side = {
    commonGround: any(next, bands),
    bridge: any(next, bands),
    everyMajority: any(next, chances),
    numbers: null,
  };
  return {
    standing,
    kind: standingKinds[standing],
    sectors: shown.map((sector) => {
      const answers = anySize(next);
      const share = () => anyShare(next, answers.from === answers.to);
      return { sector, answers, agree: share(), disagree: share(), pass: share() };
    }),
    hidden,
    shown: shown.length,
    known: known.length,
    agree: shown.length < 2 ? null : side,
    disagree: shown.length < 2 ? null : side,
    gap:
      shown.length < 2
        ? null
        : { most: shown[0]!, least: shown[1]!, apart: any(next, distances), numbers: null },
  };
}

function aSecondOpinion(next: Chance, statements: readonly SamePageStatement[]): SecondOpinion {
  const n = 20 + below(next, 40);
  return {
    debateTitle: 'An evening',
    people: { from: n, to: n },
    statements: 10 + below(next, 30),
    first: statements.slice(0, 5).map(({ text, picture }) => ({ text, picture })),
  };
}

function anySource(seed: number): ReportSource {
  const next = chance(seed);
  const statements = Array.from({ length: below(next, 30) }, (_, index): SamePageStatement => {
    const rest = { debateId: 'debate', debateTitle: 'An evening', at: '2026-11-22T12:00:00.000Z' };
    return {
      ...rest,
      statementId: `statement-${index}`,
      text: next() < 0.9 ? 'Time is care.' : null,
      by: null,
      tally: null,
      picture: anyPicture(next),
      before: next() < 0.2 ? [{ ...rest, statementId: 'older', picture: anyPicture(next) }] : [],
      guesses: [],
    };
  });
  const size = (): Size | null => any(next, [null, { from: 0, to: 0 }, anySize(next)]);
  const missing: MissingVoices = {
    sectors: sectors.map((sector) => ({ sector, joined: size(), heard: size(), isMissing: next() < 0.3 })),
    debates: next() < 0.5 ? [{ debateId: 'debate', title: 'An evening', missing: [any(next, sectors)] }] : [],
  };
  const tally = () => ({ for: below(next, 20), against: below(next, 20), unsure: below(next, 20) });
  const part = { sector: null, people: 5 + below(next, 40), before: tally(), after: tally(), flows: null };
  const swing: Swing = { all: part, sectors: [], moved: [], least: 5 };
  const kinds = Object.fromEntries(
    Object.values(standingKinds).map((kind) => [
      kind,
      statements.filter(({ picture }) => picture.kind === kind).length,
    ]),
  ) as ReportSource['overall']['kinds'];
  const compared = statements.filter(({ picture }) => picture.shown >= 2);
  return {
    title: 'An evening',
    inquiryTitle: 'Joy',
    debateId: next() < 0.5 ? 'debate' : null,
    at: '2026-11-22T12:00:00.000Z',
    least: 8,
    sectors,
    statements,
    overall: {
      statements: statements.length,
      shown: compared.length,
      ofAllSectors: compared.filter(({ picture }) => picture.hidden.length === 0).length,
      kinds,
      between: next() < 0.5 ? { share: 0.1, p: next() / 5, statements: compared.length } : null,
    },
    seconds: next() < 0.6 ? [aSecondOpinion(next, statements)] : [],
    missing,
    places: null,
    swing: next() < 0.7 ? swing : null,
  };
}

const cases = 150;
const every = (check: (report: Report, source: ReportSource) => void): void => {
  for (let seed = 0; seed < cases; seed += 1) {
    const source = anySource(seed);
    try {
      check(reportOf(source), source);
    } catch (error) {
      throw new Error(`Report of seed ${seed}`, { cause: error });
    }
  }
};
const wordsOf = ({ whatThisIs, blocks }: Report): string[] => [
  ...whatThisIs,
  ...blocks.flatMap(({ heading, finding, table, bars }) => [
    heading,
    ...finding,
    ...bars.map((each) => each.finding),
    ...(table?.rows.flat() ?? []),
  ]),
];

describe('a report', () => {
  it('speaks of people in a room, and never for a sector', () => {
    every((report) => {
      const words = wordsOf(report).join('\n');
      expect(words).not.toMatch(
        /(?<!people from every )\bsectors? (thinks?|believes?|wants?|says?|feels?|agrees?|disagrees?)\b/i,
      );
      expect(words).not.toMatch(
        /\b(everybody|everyone|all people|the public|proves?|significant)\b(?! in their)/i,
      );
      for (const name of names)
        expect(words).not.toMatch(
          new RegExp(`(?<![Pp]eople from )\\b${name} (thinks?|believes?|wants?|agrees?|disagrees?)\\b`),
        );
    });
  });

  it('has no number of people from 1 to 4', () => {
    every((report) => {
      const words = wordsOf(report).join('\n');
      const rest = words.replace(/\b\d+( of \d+)? (sectors|statements?)\b/g, '');
      expect(rest).not.toMatch(/(?<![\d.])[1-4](?![\d.])/);
    });
  });

  it('gives a percentage only where there is a number', () => {
    every((report, { statements }) => {
      const hasNumbers = statements.some(({ picture }) =>
        picture.sectors.some(({ answers }) => answers.from === answers.to),
      );
      if (!hasNumbers) expect(wordsOf(report).join()).not.toContain('%');
      for (const { table } of report.blocks)
        for (const row of table?.rows ?? [])
          if (/ to /.test(row[2] ?? '')) expect(row.join()).not.toContain('%');
    });
  });

  it('names n, how many sectors, and each hidden one, with every statement it writes out', () => {
    every((report, { statements }) => {
      for (const { picture } of statements) {
        const its = report.blocks.filter(({ bars }) => bars.some((bar) => bar.picture === picture));
        for (const { bars, table } of its) {
          const rows = table?.rows ?? [];
          for (const { sector } of picture.hidden)
            expect(rows.some((row) => row[1] === sector.name && row[2]?.startsWith('not shown'))).toBe(true);
          const { finding } = bars.find((bar) => bar.picture === picture)!;
          expect(finding).toContain(`${picture.shown} of ${picture.known} sectors shown`);
          for (const { sector, answers } of picture.sectors)
            expect(finding).toContain(`${sector.name} (${sizeWords(answers)}`);
          for (const { sector } of picture.hidden) expect(finding).toContain(`${sector.name} (`);
        }
      }
      const hidden = new Set(
        statements.flatMap(({ picture }) => picture.hidden.map(({ sector }) => sector.name)),
      );
      for (const name of hidden) expect(report.whatThisIs.join(' ')).toContain(name);
      for (const { heading, finding } of report.blocks)
        if (/^Where/.test(heading))
          for (const words of finding.filter((each) => !each.startsWith('The table')))
            expect(words).toMatch(/\d of \d sectors shown/);
    });
  });

  it('says every sector only where none is hidden', () => {
    every(({ blocks }) => {
      for (const words of blocks.flatMap(({ finding, bars }) => [
        ...finding,
        ...bars.map((each) => each.finding),
      ]))
        if (words.includes('Not shown:')) expect(words).not.toMatch(/every sector(?! shown)/);
    });
  });

  it('says on how many statements sectors are shown, and that all are in a few words', () => {
    const source = anySource(2);
    const saidOf = (ofAllSectors: number) =>
      reportOf({ ...source, overall: { ...source.overall, statements: 12, shown: 12, ofAllSectors } })
        .blocks[0]!.finding[0];
    expect(saidOf(12)).toMatch(/12 statements\. Every sector is shown on each of them\.$/);
    expect(saidOf(7)).toMatch(/On 12 of 12 statements .+; on 7 of 12 statements every sector is\.$/);
  });

  it('says nothing that cannot be said where nothing is', () => {
    const empty = { ...anySource(1), statements: [], seconds: [], swing: null };
    const report = reportOf({ ...empty, overall: { ...empty.overall, statements: 0, shown: 0 } });
    expect(report.whatThisIs).toContain('No sector is shown yet.');
    expect(report.blocks[0]!.finding).toEqual(['No results are shown yet.']);
    expect(report.blocks.map(({ heading }) => heading)).toEqual([
      'Are we on the same page?',
      'Who is missing',
    ]);
  });

  it('tells which places are missing where people were asked', () => {
    const hills = { place: { id: 'hills', name: 'The hills' }, heard: null };
    const headings = (places: PlacesHeard | null) =>
      reportOf({ ...anySource(1), places }).blocks.map(({ heading }) => heading);
    expect(headings({ said: 'few', at: null, places: [hills] }).at(-1)).toBe('From which places');
    expect(headings(null)).not.toContain('From which places');
  });

  it('tells how the room moved only in numbers of nobody or eight and more', () => {
    const source = anySource(3);
    const swing = (unsure: number): Swing => {
      const tally = { for: 10, against: 9, unsure };
      return {
        all: { sector: null, people: 27, before: tally, after: tally, flows: null },
        sectors: [],
        moved: [],
        least: 5,
      };
    };
    const moved = (unsure: number) =>
      reportOf({ ...source, swing: swing(unsure) }).blocks.find(({ heading }) =>
        heading.includes('moved people'),
      );
    expect(moved(8)?.finding[1]).toContain('10 were for it, 9 against and 8 unsure');
    expect(moved(0)?.finding[1]).toContain('none unsure');
    expect(moved(6)).toBeUndefined();
  });

  it('says that something changed only where it differs by more than chance', () => {
    const [source, statement] = Array.from({ length: cases }, (_, seed) => anySource(seed)).flatMap(
      (each) => {
        const its = each.statements.find(({ picture, before }) => picture.shown > 0 && before.length > 0);
        return its ? ([[each, its]] as const) : [];
      },
    )[0]!;
    const agreeing = (band: Band): SectorPicture => ({
      ...statement.picture,
      sectors: statement.picture.sectors.map((each) => ({
        ...each,
        agree: { band, from: band, to: band, numbers: null },
      })),
    });
    const drift = (was: Band, is: Band) =>
      reportOf({
        ...source,
        statements: [
          {
            ...statement,
            picture: agreeing(is),
            before: [{ ...statement.before[0]!, picture: { ...agreeing(was), kind: 'unsure' } }],
          },
        ],
      }).blocks.find(({ heading }) => heading === 'What was asked before')?.finding[0];
    expect(drift('most', 'most')).toContain('A change cannot be told from chance.');
    expect(drift('few', 'most')).toContain('It very likely changed.');
    expect(drift('most', 'few')).toContain('It very likely changed.');
  });

  it('says of one debate that people joined the inquiry, not the debate', () => {
    const caption = (debateId: string | null) =>
      reportOf({ ...anySource(1), debateId }).blocks.at(-1)?.table?.caption;
    expect(caption('debate')).toContain('joined the inquiry');
    expect(caption(null)).not.toContain('debate');
  });

  it('labels a second opinion as one, says of how many it is, and leaves it out where there is none', () => {
    const source = anySource(1);
    const [statement] = Array.from({ length: cases }, (_, seed) => anySource(seed)).flatMap(
      ({ statements }) => statements.filter(({ picture }) => picture.kind === 'shared'),
    );
    const { text, picture } = statement!;
    const second = {
      debateTitle: 'An evening',
      people: { from: 31, to: 31 },
      statements: 14,
      first: [{ text, picture }],
    };
    const blockOf = (debateId: string | null, seconds: readonly SecondOpinion[]) =>
      reportOf({ ...source, debateId, seconds }).blocks.find(({ heading }) => heading === 'A second opinion');
    const block = blockOf('debate', [second])!;
    expect(block.finding[0]).toContain('another way of counting');
    expect(block.finding[1]).toBe(
      'In this room, these come first: “Time is care.”. Sectors are on the same page, or nearly, on 1 of 1 statements of these. It was made of 31 people and 14 statements.',
    );
    expect(block.finding.at(-1)).toContain('after the die');
    expect(block.table?.rows).toEqual([
      ['“Time is care.”', 'An evening', 'shared', `${picture.shown} of ${picture.known} sectors`],
    ]);
    expect(blockOf(null, [second])?.finding[1]).toMatch(/^In “An evening”, these come first/);
    expect(blockOf(null, [{ ...second, first: [] }])?.finding[1]).toContain('it found none');
    expect(blockOf('debate', [])).toBeUndefined();
  });

  it('is written in short sentences', () => {
    const lengths = Array.from({ length: 50 }, (_, seed) => reportOf(anySource(seed)))
      .flatMap(wordsOf)
      .flatMap((words) => words.split(/[.:;!?]\s/))
      .map((sentence) => sentence.split(/\s+/).length);
    expect(lengths.toSorted((one, other) => one - other)[Math.floor(lengths.length * 0.9)]).toBeLessThan(20);
  });
});

it('is a table for a spreadsheet too, with words where there are no numbers', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const { statements } = anySource(seed);
    const [head, ...rows] = reportRows(statements, sectors);
    expect(rows).toHaveLength(statements.length);
    for (const [index, row] of rows.entries()) {
      expect(row).toHaveLength(head!.length);
      const { picture } = statements[index]!;
      for (const { sector } of picture.hidden) {
        expect(row[7]).toContain(sector.name);
        expect(row[head!.indexOf(`${sector.name}: agree`)]).toBe('');
      }
    }
  }
});
