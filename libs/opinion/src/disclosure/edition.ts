import type { HiddenBecause } from '@samepage/contracts';
import type { Level } from './level';
import type { ToldBallot } from './moment';

/** What of one person counts in what is shown. */
export interface Entry extends ToldBallot {
  /** How many of their turns on this statement counted until now, this one with them. */
  readonly times: number;
}

/** The people whose answers are in what is shown of a sector on a statement, by alias. */
export type SectorEdition = ReadonlyMap<string, Entry>;

/** What is shown of one statement. */
export interface Edition {
  readonly shown: ReadonlyMap<string, SectorEdition>;
  readonly hidden: ReadonlyMap<string, HiddenBecause>;
  /** Everyone's newest entry, of all that were ever shown. */
  readonly entries: ReadonlyMap<string, Entry>;
}

export const nothingShown: Edition = { shown: new Map(), hidden: new Map(), entries: new Map() };

/** Who answered one statement until now, and who could. */
export interface Answers {
  readonly told: ReadonlyMap<string, ToldBallot>;
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  readonly isClosed: boolean;
}

/**
 * Somebody's turns after these are not taken in any more: each is told by a die of its own, and from many of them a
 * vote could be had, as an average.
 */
export const mostTurns = 3;

/**
 * What is shown next. Everything here is decided by who cast, when, and who belongs where; never by a vote, not even
 * by a told one. What is shown of a sector stays as it is until `step` of its people cast anew or came or went.
 */
export function nextEdition(before: Edition, answers: Answers, level: Level): Edition {
  const sectors = [...answers.members].map(([id, members]) => new Sector(id, members, answers, before));
  const shown = new Map<string, SectorEdition>();
  for (const sector of sectors) {
    const edition = sector.kept(level);
    if (edition) shown.set(sector.id, edition);
  }
  const ready = sectors
    .filter((sector) => !shown.has(sector.id) && sector.isReady(level))
    .sort((one, other) => other.size - one.size);
  while (ready.length > 0) {
    const hidden = sectors.filter((sector) => !shown.has(sector.id) && !ready.includes(sector));
    if (isCovered(hidden, level)) break;
    ready.pop();
  }
  for (const sector of ready) shown.set(sector.id, sector.taken());
  const entries = new Map(before.entries);
  for (const edition of shown.values())
    for (const [alias, entry] of edition)
      if (entry.times > (entries.get(alias)?.times ?? 0)) entries.set(alias, entry);
  const whyHidden = (sector: Sector): HiddenBecause =>
    sector.size < level.least ? 'few' : sector.isReady(level) ? 'covering' : 'waiting';
  return {
    shown: new Map([...shown].sort(([one], [other]) => (one < other ? -1 : 1))),
    hidden: new Map(
      sectors.filter(({ id }) => !shown.has(id)).map((sector) => [sector.id, whyHidden(sector)]),
    ),
    entries,
  };
}

/** Whether none of these could be had by taking what is shown from what is known of the room. */
function isCovered(hidden: readonly Sector[], level: Level): boolean {
  const people = new Set(hidden.flatMap((sector) => sector.answering));
  return hidden.length === 0 || (hidden.length >= 2 && people.size >= level.least);
}

/** A sector and one statement: how it answered until now, and what is shown of that. */
class Sector {
  readonly answering: readonly string[];
  private readonly edition: SectorEdition | undefined;
  private readonly silent: number;

  constructor(
    readonly id: string,
    members: ReadonlySet<string>,
    private readonly answers: Answers,
    private readonly before: Edition,
  ) {
    this.answering = [...members].filter((alias) => answers.told.has(alias));
    this.silent = members.size - this.answering.length;
    this.edition = before.shown.get(id);
  }

  get size(): number {
    return this.answering.length;
  }

  /** Enough answered, and whoever is missing will not come, or with so many others that they can be added. */
  isReady({ least, step }: Level): boolean {
    const isRestLargeEnough = this.answers.isClosed || this.silent === 0 || this.silent >= step;
    return this.size >= Math.max(least, step) && isRestLargeEnough;
  }

  /** What is shown of it from now on, where something was shown before. */
  kept(level: Level): SectorEdition | undefined {
    if (!this.edition || this.moved() < level.step) return this.edition;
    if (this.size < level.least) return undefined;
    return this.isReady(level) ? this.taken() : this.edition;
  }

  taken(): SectorEdition {
    return new Map(this.answering.map((alias) => [alias, this.entryOf(alias)]));
  }

  /** How many of its people cast anew, came or went since what is shown was taken. */
  private moved(): number {
    const now = new Set(this.answering);
    const people = new Set([...now, ...(this.edition?.keys() ?? [])]);
    return [...people].filter((alias) => {
      const shown = this.edition?.get(alias);
      if (!shown || !now.has(alias)) return true;
      return (this.entryBefore(alias)?.turn ?? this.ballotOf(alias).turn) !== shown.turn;
    }).length;
  }

  private entryOf(alias: string): Entry {
    const before = this.entryBefore(alias);
    if (before) return before;
    const { turn, vote } = this.ballotOf(alias);
    return { turn, vote, times: (this.before.entries.get(alias)?.times ?? 0) + 1 };
  }

  /** What counts of someone already, and goes on counting: nothing new was cast, or nothing new is taken in. */
  private entryBefore(alias: string): Entry | undefined {
    const last = this.before.entries.get(alias);
    return last && (last.turn === this.ballotOf(alias).turn || last.times >= mostTurns) ? last : undefined;
  }

  private ballotOf(alias: string): ToldBallot {
    const ballot = this.answers.told.get(alias);
    if (!ballot) throw new RangeError('Only who answered has a ballot.');
    return ballot;
  }
}
