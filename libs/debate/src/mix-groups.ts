import { chance, shuffled } from './chance';

export interface Mixable {
  readonly id: string;
  readonly sectorId: string;
}

/** What somebody answered, by statement. */
export type VotesOf = ReadonlyMap<string, ReadonlyMap<string, -1 | 0 | 1>>;

/** How often two people are tried in each other's place, for each person. */
const triesEach = 100;

/**
 * Small groups of about this size (the nearest that leaves nobody alone; sizes differ by one at most), as membership
 * ids. Sectors are spread over the groups first, then people who voted differently come together. The same people,
 * votes and seed make the same groups.
 */
export function mixGroups(
  people: readonly Mixable[],
  votes: VotesOf,
  size: number,
  seed: string,
): string[][] {
  if (people.length === 0) return [];
  const next = chance(seed);
  const dealt = dealOrder(people, next);
  const groups = Math.max(1, Math.min(Math.round(people.length / size), Math.floor(people.length / 2)));
  const mix = new Mix(dealt, groups, differences(dealt, votes));
  for (let tries = groups > 1 ? triesEach * people.length : 0; tries > 0; tries--)
    mix.swapIfBetter(Math.floor(next() * dealt.length), Math.floor(next() * dealt.length));
  return Array.from({ length: groups }, (_, group) => mix.members(group));
}

/** Everyone, one sector after the other, in an order of chance: dealt out in turn, each sector is spread evenly. */
function dealOrder(people: readonly Mixable[], next: () => number): Mixable[] {
  // Sorted first, so that the order they came in makes no difference.
  const sorted = people.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const sectors = Map.groupBy(shuffled(sorted, next), ({ sectorId }) => sectorId);
  return [...sectors.values()].sort((one, other) => other.length - one.length).flat();
}

/**
 * How differently each two voted, from 0 to 1, by their places in the list. Half where they answered nothing in
 * common; one answer in common moves it less than ten.
 */
function differences(people: readonly Mixable[], votes: VotesOf): Float64Array[] {
  const statements = [...new Set(people.flatMap(({ id }) => [...(votes.get(id)?.keys() ?? [])]))];
  const answers = people.map(({ id }) =>
    Int8Array.from(statements, (statement) => votes.get(id)?.get(statement) ?? unanswered),
  );
  const table = people.map(() => new Float64Array(people.length));
  answers.forEach((one, row) => {
    for (let column = 0; column < row; column++) {
      const difference = differenceOf(one, answers[column] as Int8Array);
      (table[row] as Float64Array)[column] = difference;
      (table[column] as Float64Array)[row] = difference;
    }
  });
  return table;
}

const unanswered = 2;

function differenceOf(one: Int8Array, other: Int8Array): number {
  let common = 0;
  let apart = 0;
  for (let index = 0; index < one.length; index++) {
    const mine = one[index] as number;
    const theirs = other[index] as number;
    if (mine === unanswered || theirs === unanswered) continue;
    common++;
    apart += mine > theirs ? mine - theirs : theirs - mine;
  }
  return (apart / 2 + 0.5) / (common + 1);
}

/** People dealt out to groups, and the sums that say quickly whether two should change places. */
class Mix {
  private readonly groupOf: number[];
  /** By group and person: how differently that person voted from everyone in it, added up. */
  private readonly apart: Float64Array[];
  /** By group: how many of each sector. */
  private readonly sectors: Map<string, number>[];

  constructor(
    private readonly people: readonly Mixable[],
    groups: number,
    private readonly differences: readonly Float64Array[],
  ) {
    this.groupOf = people.map((_, index) => index % groups);
    this.sectors = Array.from({ length: groups }, () => new Map<string, number>());
    this.apart = Array.from({ length: groups }, () => new Float64Array(people.length));
    people.forEach((_, person) => this.enter(person, this.group(person)));
  }

  members(group: number): string[] {
    return this.people.filter((_, person) => this.group(person) === group).map(({ id }) => id);
  }

  /** Changes the places of two if that spreads sectors better, or as well and brings together more difference. */
  swapIfBetter(one: number, other: number): void {
    const from = this.group(one);
    const to = this.group(other);
    if (from === to) return;
    const spread = this.crowding(one, other, from, to) + this.crowding(other, one, to, from);
    if (spread > 0 || (spread === 0 && this.gain(one, other, from, to) < 1e-9)) return;
    this.leave(one, from);
    this.leave(other, to);
    this.enter(one, to);
    this.enter(other, from);
  }

  /** How much more people of one's sector would be in one group. */
  private crowding(one: number, other: number, from: number, to: number): number {
    const sector = this.sectorOf(one);
    return sector === this.sectorOf(other) ? 0 : this.count(to, sector) - this.count(from, sector) + 1;
  }

  private gain(one: number, other: number, from: number, to: number): number {
    const between = this.differences[one]?.[other] ?? 0;
    const after = this.apartFrom(one, to) + this.apartFrom(other, from) - 2 * between;
    return after - this.apartFrom(one, from) - this.apartFrom(other, to);
  }

  private leave(person: number, group: number): void {
    this.note(person, group, -1);
  }

  private enter(person: number, group: number): void {
    this.groupOf[person] = group;
    this.note(person, group, 1);
  }

  private note(person: number, group: number, sign: 1 | -1): void {
    const sector = this.sectorOf(person);
    this.sectors[group]?.set(sector, this.count(group, sector) + sign);
    const row = this.differences[person] as Float64Array;
    const sums = this.apart[group] as Float64Array;
    for (let each = 0; each < sums.length; each++)
      sums[each] = (sums[each] as number) + sign * (row[each] as number);
  }

  private group(person: number): number {
    return this.groupOf[person] as number;
  }

  private sectorOf(person: number): string {
    return (this.people[person] as Mixable).sectorId;
  }

  private count(group: number, sector: string): number {
    return this.sectors[group]?.get(sector) ?? 0;
  }

  private apartFrom(person: number, group: number): number {
    return this.apart[group]?.[person] ?? 0;
  }
}
