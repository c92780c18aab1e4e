import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Votes, type Cast, type Vote } from '../votes';
import { measure } from './measure';
import { countsBySector } from './sector-counts';
import { betweenSectors } from './variance';

/** Real votes with figures worked out by another program; they lie beside the repository and are not in it. */
const folder = resolve(import.meta.dirname, '../../../../../shared/data/opinion');
const isHere = existsSync(folder);
const name = 'scoop-hivemind.taxes';
if (!isHere) process.stdout.write(`Sectors of ${name} skipped: there is no ${folder}.\n`);

interface ExpectedStatement {
  eligible: string[];
  suppressed: string[];
  commonGroundAgree: number;
  commonGroundDisagree: number;
  bridgeAgree: number;
  bridgeDisagree: number;
  allMajorityAgree: number;
  allMajorityDisagree: number;
  gap: number;
  gapPair: [string, string];
  passShare: number;
  class: string;
  cells: Record<string, [number, number, number]>;
}
interface Expected {
  k: number;
  excludedStatements: number[];
  overall: { r2: number; r2perm: number; r2adj: number; p: number; statementsUsed: number };
  classes: Record<string, number>;
  statements: Record<string, ExpectedStatement>;
}

const rows = (file: string): Record<string, string>[] => {
  const [head = '', ...lines] = readFileSync(resolve(folder, name, file), 'utf8')
    .trim()
    .split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((each, index) => [each, cells[index] ?? '']));
  });
};

/** Texts hold commas and come last, so that what stands before them can be read without them. */
const read = () => {
  const expected = (
    JSON.parse(readFileSync(resolve(folder, 'expected', `${name}.json`), 'utf8')) as { sectors: Expected }
  ).sectors;
  const participants = rows('participants.csv');
  const casts = rows('votes.csv').map((row): Cast => ({
    person: row['participant']!,
    statement: row['statement']!,
    vote: Number(row['vote']) as Vote,
  }));
  const usable = Object.keys(expected.statements);
  const votes = Votes.of(
    participants.map((row) => row['participant']!),
    usable.map((id) => ({ id })),
    casts.filter(({ statement }) => usable.includes(statement)),
  );
  const sectorsOf = new Map(
    participants.filter((row) => row['sector']).map((row) => [row['participant']!, [row['sector']!]]),
  );
  return { expected, votes, sectorsOf };
};

(isHere ? describe : describe.skip)('the sectors of a real conversation', () => {
  const { expected, votes, sectorsOf } = isHere ? read() : ({} as ReturnType<typeof read>);

  it('leaves in what is not moderated out and does not itself make the sectors', () => {
    const left = rows('statements.csv')
      .filter(({ moderated }) => moderated === '0' || moderated === '1')
      .map(({ statement }) => statement!)
      .filter((id) => /^\d+$/.test(id) && !expected.excludedStatements.includes(Number(id)));
    expect(Object.keys(expected.statements).sort()).toEqual(left.sort());
  });

  it('has the expected figures on every statement, to 1e-6', () => {
    let worst = 0;
    const classes: Record<string, number> = {};
    for (const [column, { id }] of votes.statements.entries()) {
      const found = measure(countsBySector(votes, column, sectorsOf), expected.k);
      const its = expected.statements[id]!;
      expect(found.eligible.map(({ sector }) => sector)).toEqual(its.eligible);
      expect(found.suppressed).toEqual(its.suppressed);
      for (const { sector, counts } of found.eligible)
        expect([counts.agree, counts.disagree, counts.pass]).toEqual(its.cells[sector]);
      expect(found.gap?.pair).toEqual(its.gapPair);
      expect(found.standing).toBe(its.class);
      const figures = [
        [found.agree?.commonGround, its.commonGroundAgree],
        [found.disagree?.commonGround, its.commonGroundDisagree],
        [found.agree?.bridge, its.bridgeAgree],
        [found.disagree?.bridge, its.bridgeDisagree],
        [found.agree?.everyMajority, its.allMajorityAgree],
        [found.disagree?.everyMajority, its.allMajorityDisagree],
        [found.gap?.size, its.gap],
        [found.passShare, its.passShare],
      ] as const;
      for (const [one, other] of figures) worst = Math.max(worst, Math.abs((one ?? NaN) - other));
      classes[found.standing] = (classes[found.standing] ?? 0) + 1;
    }
    process.stdout.write(`Worst difference on ${votes.statements.length} statements: ${worst}.\n`);
    expect(worst).toBeLessThan(1e-6);
    expect(classes).toEqual(expected.classes);
  });

  it('has the expected variance between sectors, its shuffles within their chance', () => {
    const found = betweenSectors(votes, sectorsOf, { least: expected.k, seed: 1 })!;
    process.stdout.write(`Between sectors: ${JSON.stringify(found)}.\n`);
    expect(Math.abs(found.r2 - expected.overall.r2)).toBeLessThan(1e-6);
    expect(found.statements).toBe(expected.overall.statementsUsed);
    expect(Math.abs(found.r2Shuffled - expected.overall.r2perm)).toBeLessThan(0.0005);
    expect(Math.abs(found.r2Adjusted - expected.overall.r2adj)).toBeLessThan(0.0005);
    expect(Math.abs(found.p - expected.overall.p)).toBeLessThan(0.06);
  });
});
