import type {
  MissingVoices,
  PlacesHeard,
  Report,
  ReportBlock,
  SamePageKind,
  SamePageOverall,
  SamePageStatement,
  Sector,
  Swing,
} from '@samepage/contracts';
import { placesBlock } from './places-block';
import { secondBlock, type SecondOpinion } from './second-block';
import { driftWords, pictureWords, statementWords } from './statement-words';
import { swingBlock } from './swing-block';
import { counted, hiddenWords, listed, quoted, shareWords, sizeWords } from './wording';

/** What a report is written from: nothing that could not be shown to everyone. */
export interface ReportSource {
  readonly title: string;
  readonly inquiryTitle: string;
  /** Null for the whole inquiry. */
  readonly debateId: string | null;
  readonly at: string;
  /** From how many answers on a sector is shown. */
  readonly least: number;
  readonly sectors: readonly Sector[];
  readonly statements: readonly SamePageStatement[];
  readonly overall: SamePageOverall;
  /** Of each debate that has one. */
  readonly seconds: readonly SecondOpinion[];
  readonly missing: MissingVoices;
  /** Null where nobody is asked where they are, and for one debate by itself. */
  readonly places: PlacesHeard | null;
  readonly swing: Swing | null;
}

/** Statements written out of each kind, of those that no bars are drawn for; the table has them all. */
const mostWritten = 7;

/** A report, to be read from top to bottom; deterministic. */
export function reportOf(source: ReportSource): Report {
  const where = source.debateId === null ? 'In these rooms' : 'In this room';
  const { title, inquiryTitle, debateId, at } = source;
  const swing = source.swing && swingBlock(source.swing, where, source.least);
  return {
    title,
    inquiryTitle,
    debateId,
    at,
    whatThisIs: whatThisIs(source),
    blocks: [
      overallBlock(source, where),
      ...kinds.flatMap(({ kind, heading }) => kindBlock(source, { kind, heading, where })),
      ...secondBlock(source.seconds, debateId),
      ...driftBlock(source),
      ...(swing ? [swing] : []),
      missingBlock(source, where),
      ...placesBlock(source.places),
    ],
  };
}

function whatThisIs({ debateId, least, statements }: ReportSource): string[] {
  const rooms = debateId === null ? 'these rooms' : 'this room';
  const hidden = new Map(
    statements.flatMap(({ picture }) =>
      picture.hidden.map(({ sector }) => [sector.id, sector.name] as const),
    ),
  );
  const shown = new Map(
    statements.flatMap(({ picture }) =>
      picture.sectors.map(({ sector }) => [sector.id, sector.name] as const),
    ),
  );
  return [
    `This is about the people in ${rooms} who answered. They do not stand for everyone in their sectors.`,
    `A sector is shown for a statement when at least ${least} of its people answered it.`,
    shown.size === 0
      ? 'No sector is shown yet.'
      : `Shown for some statements at least: ${listed([...shown.values()])}.`,
    hidden.size === 0
      ? 'No sector is hidden.'
      : `Hidden for some statements at least: ${listed([...hidden.values()])}. What is said there is said without them.`,
    'To keep each vote secret, a die is rolled for it before sectors are set side by side. So figures for sectors are a little off, and no figure for a sector gives away one vote.',
    'Small groups are told in words. Hardly any is less than a tenth, few is less than two fifths, about half is up to three fifths, most is less than nine tenths, and nearly all is the rest.',
  ];
}

const kinds = [
  { kind: 'shared', heading: 'Where sectors are on the same page' },
  { kind: 'bridgeable', heading: 'Where they nearly are' },
  { kind: 'sector-specific', heading: 'Where they are not' },
  { kind: 'unsure', heading: 'Where people are unsure' },
  { kind: 'unheard', heading: 'Where too few answered' },
] as const satisfies readonly { kind: SamePageKind; heading: string }[];

function shownWords({ statements, shown, ofAllSectors }: ReportSource['overall']): string {
  if (ofAllSectors === statements) return 'Every sector is shown on each of them.';
  return `On ${shown} of ${statements} statements at least two sectors are shown; on ${ofAllSectors} of ${statements} statements every sector is.`;
}

function overallWords({ overall, statements }: ReportSource, where: string): string[] {
  if (statements.length === 0) return ['No results are shown yet.'];
  const { shown, between } = overall;
  const finding = [
    `${where}, people answered ${counted(overall.statements, 'statement', 'statements')}. ${shownWords(overall)}`,
    shown === 0
      ? 'So nothing can be said yet of whether sectors are on the same page.'
      : `Of those where sectors are shown, they are on the same page on ${overall.kinds.shared} of ${shown} statements, nearly so on ${overall.kinds.bridgeable} of ${shown} statements, and not on ${overall.kinds['sector-specific']} of ${shown} statements.`,
  ];
  if (between)
    finding.push(
      between.p <= 0.05
        ? `${where}, which sector people come from very likely goes with how they voted.`
        : `${where}, whether people of different sectors voted in different ways cannot be told from chance.`,
    );
  return finding;
}

function overallBlock(source: ReportSource, where: string): ReportBlock {
  const { statements } = source;
  return {
    heading: 'Are we on the same page?',
    finding: overallWords(source, where),
    table: {
      caption: 'Statements by how sectors stand on them',
      columns: ['How sectors stand', 'Statements'],
      rows: kinds.map(({ kind, heading }) => [
        heading,
        `${statements.filter(({ picture }) => picture.kind === kind).length} of ${statements.length} statements`,
      ]),
    },
    bars: [],
  };
}

function kindBlock(
  { statements }: ReportSource,
  { kind, heading, where }: { kind: SamePageKind; heading: string; where: string },
): ReportBlock[] {
  const its = statements.filter(({ picture }) => picture.kind === kind);
  if (its.length === 0) return [];
  const drawn = its.filter(({ picture }) => picture.shown > 0);
  const undrawn = its.filter(({ picture }) => picture.shown === 0);
  const rest = undrawn.length - mostWritten;
  const more = rest > 0 ? [`The table has ${counted(rest, 'statement', 'statements')} more.`] : [];
  return [
    {
      heading,
      finding: [...undrawn.slice(0, mostWritten).map((each) => statementWords(each, where)), ...more],
      table: tableOfSectors(its),
      bars: drawn.map(({ text, picture }) => ({
        label: quoted(text),
        finding: pictureWords(picture, where),
        picture,
      })),
    },
  ];
}

function tableOfSectors(statements: readonly SamePageStatement[]): NonNullable<ReportBlock['table']> {
  return {
    caption: 'How people of each sector answered',
    columns: ['Statement', 'Sector', 'Answers', 'Agree', 'Disagree', 'Pass'],
    rows: statements.flatMap(({ text, picture }) => [
      ...picture.sectors.map(({ sector, answers, agree, disagree, pass }) => [
        quoted(text),
        sector.name,
        sizeWords(answers),
        ...[agree, disagree, pass].map(shareWords),
      ]),
      ...picture.hidden.map(({ sector, why }) => [
        quoted(text),
        sector.name,
        `not shown: ${hiddenWords[why]}`,
        '',
        '',
        '',
      ]),
    ]),
  };
}

function driftBlock({ statements }: ReportSource): ReportBlock[] {
  const finding = statements.flatMap((each) => driftWords(each) ?? []);
  if (finding.length === 0) return [];
  return [{ heading: 'What was asked before', finding, table: null, bars: [] }];
}

function missingBlock({ missing, debateId }: ReportSource, where: string): ReportBlock {
  const silent = missing.sectors.filter(({ isMissing }) => isMissing).map(({ sector }) => sector.name);
  return {
    heading: 'Who is missing',
    finding: [
      silent.length === 0
        ? `${where}, somebody from every sector of the inquiry was heard.`
        : `${where}, nobody was heard from ${listed(silent)}.`,
      ...missing.debates.map(
        ({ title, missing: its }) =>
          `In “${title}”, nobody was heard from ${listed(its.map(({ name }) => name))}.`,
      ),
    ],
    table: {
      caption:
        debateId === null
          ? 'People who joined, and those who said or voted anything'
          : 'People who joined the inquiry, and those who said or voted anything in this debate',
      columns: ['Sector', 'Joined', 'Heard'],
      rows: missing.sectors.map(({ sector, joined, heard }) => [
        sector.name,
        sizeWords(joined),
        sizeWords(heard),
      ]),
    },
    bars: [],
  };
}
