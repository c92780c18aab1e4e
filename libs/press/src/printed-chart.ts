import type { ReportBlock, ShownShare } from '@samepage/contracts';
import { bandEdges, bandWords, percentWords, sizeWords } from '@samepage/opinion';
import { printedInk } from './inks';
import { chartSides, type ChartSide, type PrintedBar, type PrintedChart } from './report-job';

/** Bars as the screen draws them (libs/ui, sector-bars), from what may be shown and nothing else. */
export function printedChart({ label, finding, picture }: ReportBlock['bars'][number]): PrintedChart {
  return {
    label,
    finding,
    rows: picture.sectors.map(({ sector, answers, ...shares }) => ({
      name: sector.name,
      answers: `${sizeWords(answers)} answered`,
      mark: sector.mark,
      ink: printedInk(sector.ink),
      bars: chartSides.map((side) => barOf(side, shares[side])),
    })),
  };
}

/** Disagree grows to the left and the rest to the right, so that the side is told by where a bar stands. */
function barOf(side: ChartSide, { band, from, to, numbers }: ShownShare): PrintedBar {
  const at = (share: number): number => Math.round((side === 'disagree' ? 1 - share : share) * 100);
  const span = (low: number, high: number): { from: number; to: number } => ({
    from: Math.min(at(low), at(high)),
    to: Math.max(at(low), at(high)),
  });
  const words = `${bandWords[band]} ${side}`;
  if (numbers) {
    const { share, low, high } = numbers;
    return {
      side,
      ...span(low, high),
      block: null,
      point: at(share),
      words: `${words}, ${percentWords(share)}`,
    };
  }
  const lies = span(bandEdges[from][0], bandEdges[to][1]);
  return { side, ...lies, block: span(...bandEdges[band]), point: null, words };
}
