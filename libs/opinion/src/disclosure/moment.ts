import type { SectorsOf } from '../sectors/sector-counts';
import type { Vote } from '../votes';
import { told } from './blur';
import type { Dice } from './dice';

/** A vote that counts now. */
export interface Ballot {
  readonly person: string;
  readonly statement: string;
  readonly vote: Vote;
  /**
   * Names this casting: another each time the person casts on the statement, also where the vote is the same, never
   * used again, and saying nothing of the vote; when it was cast, say, or how many casts came before.
   */
  readonly turn: string;
}

/** All that there is to know about a debate's votes now. */
export interface Moment {
  /** In any order; one for each person and statement that was voted on. */
  readonly ballots: readonly Ballot[];
  /** The sectors of everyone who can vote, whether they did or not. */
  readonly sectorsOf: SectorsOf;
  readonly statements: readonly {
    readonly id: string;
    /** Takes no more votes. */
    readonly isClosed: boolean;
    /** Was hidden, or is asked in other words now: its figures stay, and tell nothing of where people stand. */
    readonly isOut?: boolean;
  }[];
}

/** A ballot after its die fell. Nothing beyond this file sees how anybody voted. */
export interface ToldBallot {
  readonly turn: string;
  readonly vote: Vote;
}

/** Rolls its die when it is first asked what is told: most ballots are in what was shown before, and never are. */
class Telling implements ToldBallot {
  readonly turn: string;
  private rolled: Vote | undefined;

  constructor(
    private readonly ballot: Ballot,
    private readonly dice: Dice,
  ) {
    this.turn = ballot.turn;
  }

  get vote(): Vote {
    const { person, statement, vote, turn } = this.ballot;
    return (this.rolled ??= told(vote, this.dice.roll(person, statement, turn)));
  }
}

/** For each statement, what was told by whom, by their aliases. */
export function tell(moment: Moment, dice: Dice): Map<string, Map<string, ToldBallot>> {
  const all = new Map(moment.statements.map(({ id }) => [id, new Map<string, ToldBallot>()]));
  for (const ballot of moment.ballots) {
    const { person, statement } = ballot;
    const its = all.get(statement);
    if (!its) throw new RangeError(`There is no statement ${statement} at this moment.`);
    const alias = dice.alias(person);
    if (its.has(alias)) throw new RangeError(`Two ballots of one person on ${statement}.`);
    its.set(alias, new Telling(ballot, dice));
  }
  return all;
}

/** The aliases of each known sector's members, in the order of the sectors' ids. */
export function membersBySector(sectorsOf: SectorsOf, dice: Dice): Map<string, ReadonlySet<string>> {
  const members = new Map<string, Set<string>>();
  for (const [person, sectors] of sectorsOf) {
    const alias = dice.alias(person);
    for (const sector of sectors) {
      const its = members.get(sector) ?? new Set();
      members.set(sector, its.add(alias));
    }
  }
  return new Map([...members].sort(([one], [other]) => (one < other ? -1 : 1)));
}
