import type { ReportBlock, SectorPicture, Size } from '@samepage/contracts';
import { kindWords } from './statement-words';
import { listed, quoted, sizeWords } from './wording';

/** What bridges in one debate by another way of counting, as far as it is shown, and how sectors stand on that. */
export interface SecondOpinion {
  readonly debateTitle: string;
  readonly people: Size;
  readonly statements: number;
  /** The first of them comes first. */
  readonly first: readonly { readonly text: string | null; readonly picture: SectorPicture }[];
}

/** Labelled as what it is: it never stands above what is said of sectors. */
export function secondBlock(seconds: readonly SecondOpinion[], debateId: string | null): ReportBlock[] {
  if (seconds.length === 0) return [];
  return [
    {
      heading: 'A second opinion',
      finding: [
        'This is another way of counting, and knows no sectors. It looks for what people agree with though they differ on other statements.',
        ...seconds.map((each) => wordsOf(each, debateId)),
        'It is made of votes after the die. So which of these comes before another is not sure, and one or two might not be among them.',
      ],
      table: {
        caption: 'What comes first by the second opinion, and how sectors stand on it',
        columns: ['Statement', 'Debate', 'By sectors', 'Sectors shown'],
        rows: seconds.flatMap(({ debateTitle, first }) =>
          first.map(({ text, picture }) => [
            quoted(text),
            debateTitle,
            kindWords[picture.kind],
            `${picture.shown} of ${picture.known} sectors`,
          ]),
        ),
      },
      bars: [],
    },
  ];
}

function wordsOf({ debateTitle, people, statements, first }: SecondOpinion, debateId: string | null): string {
  const where = debateId === null ? `In “${debateTitle}”` : 'In this room';
  const of = `It was made of ${sizeWords(people)} people and ${statements} statements.`;
  if (first.length === 0) return `${where}, it found none that more than half agree with. ${of}`;
  const near = first.filter(
    ({ picture }) => picture.kind === 'shared' || picture.kind === 'bridgeable',
  ).length;
  return `${where}, these come first: ${listed(first.map(({ text }) => quoted(text)))}. Sectors are on the same page, or nearly, on ${near} of ${first.length} statements of these. ${of}`;
}
