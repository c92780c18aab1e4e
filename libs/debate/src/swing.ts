import { motionChoices, type Flow, type MotionChoice, type MotionTally } from '@samepage/contracts';
import { Ledger } from './ledger';

/** Where one person stood on the motion before and after; null where they did not vote. */
export interface BothStands {
  readonly membershipId: string;
  readonly sectorId: string;
  readonly before: MotionChoice | null;
  readonly after: MotionChoice | null;
}

/** `SwingPart` of the contracts, before sectors have names. `flows` lists every one of the 15, those of nobody too. */
export interface SwingCount {
  /** Null for everyone. */
  readonly sectorId: string | null;
  readonly people: number | null;
  readonly before: MotionTally | null;
  readonly after: MotionTally | null;
  readonly flows: Flow[] | null;
}

/**
 * What the debate moved: how everyone stood before and after and who went from where to where, for all and for each
 * sector, so that nobody can be pointed at. A part of fewer than `least` people is not shown at all, nor, where too
 * few would be left by subtraction, the next smallest. A tally with a number from 1 to `least` - 1 in it is not shown,
 * nor is such a flow, nor as many others as it takes for none of these numbers to follow by adding and subtracting
 * from what is shown and from which flows are empty, even for those who know how all voted before and after from
 * elsewhere: the stage shows it. A sector that was of one mind, before or after, is not shown either, as that would
 * say how each of its people voted; it may as well be one of too few, or the next smallest to one. With a `least` of 1
 * nothing is hidden.
 */
export function swing(
  stands: readonly BothStands[],
  least: number,
): { all: SwingCount; sectors: SwingCount[] } {
  const counts = new Counts(stands.filter(({ before, after }) => before !== null || after !== null));
  const sectors = counts.parts.filter((part) => part !== everyone);
  const shown = shownSectors(counts, least);
  const together = sectors.filter((sector) => !shown.includes(sector));
  const parts = counts.total([everyone]) < least ? [] : [everyone, ...shown];
  const published = publish(counts, parts, together, least);
  return {
    all: countOf(counts, everyone, published),
    sectors: sectors.map((sector) => countOf(counts, sector, published)),
  };
}

const everyone = null;
type Part = string | null;

const answers = [...motionChoices, null] as const;
type Answer = (typeof answers)[number];

/** Every way from one answer to another, but for those who gave none. */
const ways = answers
  .flatMap((from) => answers.map((to) => ({ from, to })))
  .filter(({ from, to }) => from !== null || to !== null);

/** A number about one part or several together: how many went one of these ways. */
interface Figure {
  readonly parts: readonly Part[];
  readonly ways: readonly (typeof ways)[number][];
}

/**
 * Who went which way, and how any figure is a sum of these. Flows of nobody are in no sum, so that the ledgers hold
 * them to be known: whoever knows that a sum is 0 knows that of all its parts.
 */
class Counts {
  /** Everyone first, then sectors by id. */
  readonly parts: readonly Part[];
  private readonly flows: readonly { sectorId: string; way: (typeof ways)[number]; people: number }[];

  constructor(stands: readonly BothStands[]) {
    const sectors = Map.groupBy(stands, ({ sectorId }) => sectorId);
    this.parts = [everyone, ...[...sectors.keys()].sort()];
    this.flows = [...sectors].flatMap(([sectorId, all]) =>
      ways
        .map((way) => ({
          sectorId,
          way,
          people: all.filter(({ before, after }) => before === way.from && after === way.to).length,
        }))
        .filter(({ people }) => people > 0),
    );
  }

  value(figure: Figure): number {
    const sum = this.sum(figure);
    return this.flows.reduce((total, { people }, index) => total + people * (sum[index] ?? 0), 0);
  }

  total(parts: readonly Part[]): number {
    return this.value({ parts, ways });
  }

  /** The figure as coefficients of the unknowns: every flow of somebody, in every sector. */
  sum({ parts, ways }: Figure): number[] {
    return this.flows.map(({ sectorId, way }) =>
      ways.includes(way) && parts.some((part) => part === everyone || part === sectorId) ? 1 : 0,
    );
  }
}

/**
 * All but the small ones and those of one mind, and but for as many more as it takes for those left out to be enough
 * together and not of one mind.
 */
function shownSectors(counts: Counts, least: number): Part[] {
  const bySize = counts.parts
    .filter((part) => part !== everyone)
    .sort((one, other) => counts.total([one]) - counts.total([other]));
  const isTold = (parts: readonly Part[]): boolean =>
    counts.total(parts) >= least && (least < 2 || !tallies.some((tally) => ofOneMind(counts, parts, tally)));
  const shown = bySize.filter((part) => isTold([part]));
  const hidden = bySize.filter((part) => !shown.includes(part));
  while (hidden.length > 0 && shown.length > 0 && (hidden.length < 2 || !isTold(hidden)))
    hidden.push(...shown.splice(0, 1));
  return shown;
}

const before = (parts: readonly Part[], choice: Answer): Figure => ({
  parts,
  ways: ways.filter(({ from }) => from === choice),
});
const after = (parts: readonly Part[], choice: Answer): Figure => ({
  parts,
  ways: ways.filter(({ to }) => to === choice),
});
const tallies = [
  { name: 'before', of: before },
  { name: 'after', of: after },
] as const;
const flows = (parts: readonly Part[]): Figure[] => ways.map((way) => ({ parts, ways: [way] }));

/** Whether all in these parts who gave an answer gave the same, so that it is known of each of them. */
function ofOneMind(counts: Counts, parts: readonly Part[], { of }: (typeof tallies)[number]): boolean {
  return motionChoices.filter((choice) => counts.value(of(parts, choice)) > 0).length === 1;
}

/** Decides what can be shown, what matters most first: tallies, then flows, the large before the small. */
function publish(
  counts: Counts,
  parts: readonly Part[],
  together: readonly Part[],
  least: number,
): ReadonlySet<string> {
  const isFew = (figure: Figure): boolean => {
    const people = counts.value(figure);
    return people > 0 && people < least;
  };
  const groups = [...counts.parts.map((part) => [part]), ...(together.length > 0 ? [together] : [])];
  // How everyone stood is no secret: the stage shows it.
  const sectors = groups.filter((group) => least > 1 && counts.total(group) < counts.total([everyone]));
  const telling = sectors.flatMap((group) =>
    tallies
      .filter((tally) => ofOneMind(counts, group, tally))
      .flatMap((tally) => motionChoices.map((choice) => tally.of(group, choice)))
      .filter((figure) => counts.value(figure) > 0),
  );
  const figures = groups.flatMap((group) => [
    ...tallies.flatMap((tally) => motionChoices.map((choice) => tally.of(group, choice))),
    ...flows(group),
  ]);
  const secrets = figures.filter(isFew).map((figure) => counts.sum(figure));
  const told = telling.map((figure) => counts.sum(figure));
  const total = counts.sum({ parts: [everyone], ways });
  const onStage = tallies.flatMap((tally) =>
    motionChoices.map((choice) => counts.sum(tally.of([everyone], choice))),
  );
  const ledgers = [new Ledger(secrets, [total]), new Ledger([...secrets, ...told], [total, ...onStage])];

  const published = new Set<string>();
  const offer = (name: string, offered: readonly Figure[]): void => {
    const sums = offered.map((figure) => counts.sum(figure));
    if (offered.some(isFew) || !ledgers.every((ledger) => ledger.allows(sums))) return;
    for (const ledger of ledgers) ledger.publish(sums);
    published.add(name);
  };
  for (const part of parts) offer(nameOf('people', part), [{ parts: [part], ways }]);
  const counted = parts.filter((part) => published.has(nameOf('people', part)));
  for (const tally of tallies)
    for (const part of counted)
      offer(
        nameOf(tally.name, part),
        motionChoices.map((choice) => tally.of([part], choice)),
      );
  const offered = counted
    .flatMap((part) => flows([part]))
    .map((figure) => ({ figure, people: counts.value(figure) }))
    .sort((one, other) => other.people - one.people);
  for (const { figure } of offered) offer(flowName(figure), [figure]);
  return published;
}

function nameOf(what: 'people' | 'before' | 'after', part: Part): string {
  return JSON.stringify([part, what]);
}

function flowName({ parts, ways }: Figure): string {
  return JSON.stringify([parts[0], ways]);
}

function countOf(counts: Counts, part: Part, published: ReadonlySet<string>): SwingCount {
  if (!published.has(nameOf('people', part)))
    return { sectorId: part, people: null, before: null, after: null, flows: null };
  const tallyOf = (tally: (typeof tallies)[number]): MotionTally | null => {
    if (!published.has(nameOf(tally.name, part))) return null;
    const [inFavour, against, unsure] = motionChoices.map((choice) => counts.value(tally.of([part], choice)));
    return { for: inFavour ?? 0, against: against ?? 0, unsure: unsure ?? 0 };
  };
  return {
    sectorId: part,
    people: counts.total([part]),
    before: tallyOf(tallies[0]),
    after: tallyOf(tallies[1]),
    flows: flows([part]).map((figure) => {
      const [{ from, to } = { from: null, to: null }] = figure.ways;
      return { from, to, people: published.has(flowName(figure)) ? counts.value(figure) : null };
    }),
  };
}
