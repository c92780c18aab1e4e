import { below, chance, type Chance } from '../../chance';
import type { Vote } from '../../votes';
import type { Dice } from '../dice';
import { publishedLevel, roomLevel, type Level } from '../level';
import type { Ballot, Moment } from '../moment';

/** A debate from its first vote on, as a server would tell it to `publish`, moment by moment. */
export interface History {
  readonly level: Level;
  readonly moments: readonly Moment[];
}

const choices: readonly Vote[] = [1, -1, 0];

/**
 * 5 to 40 people in 1 to 6 sectors; votes, changed votes, withdrawn ones, sectors joined and left, guests who turn out
 * to be somebody else who is there, closings, statements taken out.
 */
export function anyHistory(seed: number, mostStatements = 3): History {
  const next = chance(seed);
  const people = Array.from({ length: 5 + below(next, 36) }, (_, index) => `person ${index}`);
  const sectors = Array.from({ length: 1 + below(next, 6) }, (_, index) => `sector ${index}`);
  const statements = Array.from(
    { length: 1 + below(next, mostStatements) },
    (_, index) => `statement ${index}`,
  );
  const likings = new Map(statements.map((id) => [id, next()]));
  const isLoud = next() < 0.7;
  const sectorsOf = new Map(people.map((person) => [person, anySectors(sectors, next)]));
  const ballots = new Map<string, Ballot>();
  const closed = new Set<string>();
  const out = new Set<string>();
  let turn = 0;
  const moments = Array.from({ length: 2 + below(next, 6) }, (): Moment => {
    for (let casts = below(next, isLoud ? people.length * statements.length : 8); casts > 0; casts -= 1) {
      const [person, statement] = [pick(people, next), pick(statements, next)];
      if (closed.has(statement)) continue;
      turn += 1;
      const vote = next() < 0.2 ? 0 : next() < (likings.get(statement) ?? 0) ? 1 : -1;
      ballots.set(`${person} on ${statement}`, { person, statement, vote, turn: String(turn) });
    }
    if (next() < 0.1) ballots.delete(pick([...ballots.keys(), ''], next));
    if (next() < 0.2) sectorsOf.set(pick(people, next), anySectors(sectors, next));
    if (next() < 0.1) merge(pick(people, next), pick(people, next), { ballots, sectorsOf });
    if (next() < 0.2) closed.add(pick(statements, next));
    if (next() < 0.05) closed.clear();
    if (next() < 0.05) out.add(pick(statements, next));
    return {
      ballots: [...ballots.values()],
      sectorsOf: new Map(sectorsOf),
      statements: statements.map((id) => ({ id, isClosed: closed.has(id), isOut: out.has(id) })),
    };
  });
  return { level: next() < 0.7 ? roomLevel : publishedLevel, moments };
}

/**
 * Two are one: of two votes on one statement the later one stands, each is told as whoever cast it, and who has no vote
 * of their own left is nobody any more.
 */
function merge(
  guest: string,
  owner: string,
  { ballots, sectorsOf }: { ballots: Map<string, Ballot>; sectorsOf: Map<string, string[]> },
): void {
  if (guest === owner) return;
  for (const { person, statement, turn } of [...ballots.values()]) {
    if (person !== guest) continue;
    const other = ballots.get(`${owner} on ${statement}`);
    if (other) ballots.delete(`${Number(other.turn) < Number(turn) ? owner : guest} on ${statement}`);
  }
  const sectors = sectorsOf.get(owner) ?? [];
  const has = (who: string): boolean => [...ballots.values()].some(({ person }) => person === who);
  for (const who of [guest, owner]) sectorsOf.set(who, has(who) ? sectors : []);
}

/** Mostly one, sometimes several or none, as in a real debate. */
function anySectors(sectors: readonly string[], next: Chance): string[] {
  const many = next() < 0.7 ? 1 : below(next, 4);
  return [...new Set(Array.from({ length: many }, () => pick(sectors, next)))];
}

/** Whose vote is to be kept: the last one that someone cast on a statement. */
export type Target = Pick<Ballot, 'person' | 'statement' | 'turn' | 'vote'>;

export function anyTarget({ moments }: History, next: Chance): Target | undefined {
  const last = new Map<string, Ballot>();
  for (const { ballots } of moments)
    for (const ballot of ballots) last.set(`${ballot.person} on ${ballot.statement}`, ballot);
  return last.size === 0 ? undefined : pick([...last.values()], next);
}

/** The same history, had the target voted otherwise that time. */
export function otherwise(history: History, target: Target, vote: Vote): History {
  const isIt = (each: Ballot): boolean =>
    each.person === target.person && each.statement === target.statement && each.turn === target.turn;
  const moments = history.moments.map((moment) => ({
    ...moment,
    ballots: moment.ballots.map((each) => (isIt(each) ? { ...each, vote } : each)),
  }));
  return { ...history, moments };
}

export function otherVotes(vote: Vote): Vote[] {
  return choices.filter((each) => each !== vote);
}

/** Dice as good as real ones for a test, many times as fast. A loaded one falls as told to for one ballot. */
export function testDice(seed: number, loaded?: { target: Target; roll: number }): Dice {
  return {
    mark: 'test',
    alias: (person) => `alias of ${person}`,
    roll: (person, statement, turn) => {
      const isIt =
        loaded?.target.person === person &&
        loaded.target.statement === statement &&
        loaded.target.turn === turn;
      return isIt ? loaded.roll : chance(seed + hashed(`${person} ${statement} ${turn}`))();
    },
  };
}

function hashed(text: string): number {
  let hash = 0;
  for (const letter of text) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return hash;
}

function pick<Item>(items: readonly Item[], next: Chance): Item {
  return items[below(next, items.length)] as Item;
}
