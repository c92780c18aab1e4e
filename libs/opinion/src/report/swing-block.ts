import type { MotionTally, ReportBlock, Swing } from '@samepage/contracts';

/** How everyone moved, where every number is nobody or at least `least`; sectors are for those who were in the room. */
export function swingBlock({ all }: Swing, where: string, least: number): ReportBlock | null {
  const { people, before, after } = all;
  if (people === null || before === null || after === null) return null;
  const numbers = [people, ...Object.values(before), ...Object.values(after)];
  if (numbers.some((count) => count > 0 && count < least)) return null;
  const row = (name: string, tally: MotionTally): string[] => [
    name,
    ...[tally.for, tally.against, tally.unsure].map(numberWords),
  ];
  return {
    heading: 'How the debate moved people',
    finding: [
      `${where}, ${people} people voted on the motion before or after.`,
      `Before, ${tallyWords(before)}. After, ${tallyWords(after)}.`,
    ],
    table: {
      caption: 'Everyone who voted on the motion, before and after',
      columns: ['When', 'For', 'Against', 'Unsure'],
      rows: [row('Before', before), row('After', after)],
    },
    bars: [],
  };
}

function tallyWords({ for: inFavour, against, unsure }: MotionTally): string {
  return `${numberWords(inFavour)} were for it, ${numberWords(against)} against and ${numberWords(unsure)} unsure`;
}

function numberWords(count: number): string {
  return count === 0 ? 'none' : String(count);
}
