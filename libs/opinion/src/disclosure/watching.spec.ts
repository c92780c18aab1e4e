import { beginning } from './disclosed';
import type { Level } from './level';
import type { Ballot, Moment } from './moment';
import { publishWith } from './publish';
import { shownOf, type ShownStatement } from './shown';
import { anyHistory, testDice } from './testing/any-history';

/** What people see who know less than the attacker, and watch: histories as in `attacker.spec.ts`. */
const histories = 400;

/** Who answered in a sector, each with the turn: what has to change by a step before the sector's figures may. */
function turnsIn(moment: Moment, statement: string, sector: string): Map<string, string> {
  const isIn = ({ person }: Ballot): boolean => moment.sectorsOf.get(person)?.includes(sector) ?? false;
  return new Map(
    moment.ballots
      .filter((each) => each.statement === statement && isIn(each))
      .map(({ person, turn }) => [person, turn]),
  );
}

function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number {
  const people = new Set([...one.keys(), ...other.keys()]);
  return [...people].filter((person) => one.get(person) !== other.get(person)).length;
}

const figuresOf = (statement: ShownStatement, sector: string): string | undefined => {
  const its = statement.sectors.find((each) => each.sector === sector);
  return its && JSON.stringify(its);
};

/** Calls back for each sector and statement of each moment of each history, with what was shown the moment before. */
function watch(
  each: (seen: {
    seed: number;
    level: Level;
    moments: readonly Moment[];
    index: number;
    before: ShownStatement | undefined;
    now: ShownStatement;
  }) => void,
): void {
  for (let seed = 0; seed < histories; seed += 1) {
    const { level, moments } = anyHistory(seed);
    let disclosed = beginning(level);
    let before: ShownStatement[] = [];
    for (const [index, moment] of moments.entries()) {
      disclosed = publishWith(disclosed, moment, testDice(seed));
      const shown = shownOf(disclosed);
      for (const [column, now] of shown.entries())
        each({ seed, level, moments, index, before: before[column], now });
      before = shown;
    }
  }
}

it('begins to show a sector with enough answers, and says about how many', () => {
  let begun = 0;
  watch(({ level, moments, index, before, now }) => {
    for (const { sector, answers } of now.sectors) {
      if (before && figuresOf(before, sector) !== undefined) continue;
      begun += 1;
      const size = turnsIn(moments[index]!, now.statement, sector).size;
      expect(size).toBeGreaterThanOrEqual(level.least);
      expect(answers.from).toBeLessThanOrEqual(size);
      expect(answers.to).toBeGreaterThanOrEqual(size);
    }
  });
  expect(begun).toBeGreaterThan(100);
});

it('changes what is shown of a sector only where a step of it cast anew, came or went', () => {
  let changes = 0;
  const since = new Map<string, Map<string, string>>();
  watch(({ seed, level, moments, index, before, now }) => {
    for (const { sector } of now.sectors) {
      const name = `${seed} ${now.statement} ${sector}`;
      const turns = turnsIn(moments[index]!, now.statement, sector);
      const [was, is] = [before && figuresOf(before, sector), figuresOf(now, sector)];
      if (was !== undefined && was !== is) {
        changes += 1;
        expect(differing(since.get(name)!, turns)).toBeGreaterThanOrEqual(level.step);
      }
      if (was !== is) since.set(name, turns);
    }
  });
  expect(changes).toBeGreaterThan(100);
});

it('begins to show sectors only with none left hidden, or two with enough answers together', () => {
  let covered = 0;
  watch(({ level, moments, index, before, now }) => {
    const newly = now.sectors.filter(({ sector }) => !before || figuresOf(before, sector) === undefined);
    if (newly.length === 0 || now.hidden.length === 0) return;
    covered += 1;
    expect(now.hidden.length).toBeGreaterThanOrEqual(2);
    const people = new Set(
      now.hidden.flatMap(({ sector }) => [...turnsIn(moments[index]!, now.statement, sector).keys()]),
    );
    expect(people.size).toBeGreaterThanOrEqual(level.least);
  });
  expect(covered).toBeGreaterThan(100);
});

it('counts known sectors, says why others are hidden, and says nothing of all while one is', () => {
  watch(({ moments, index, now }) => {
    const known = new Set([...moments[index]!.sectorsOf.values()].flat());
    for (const { sector } of now.hidden) expect(known.has(sector)).toBe(true);
    expect(now.of).toEqual({ shown: now.sectors.length, known: now.sectors.length + now.hidden.length });
    expect(now.isOfAll).toBe(now.hidden.length === 0);
    if (now.sectors.length < 2) {
      expect(now).toMatchObject({ standing: 'not-enough', agree: null, disagree: null, gap: null });
    }
  });
});

it('names no person, and gives no numbers where answers are few', () => {
  watch(({ now }) => {
    const text = JSON.stringify(now);
    expect(text).not.toMatch(/person|alias/);
    for (const { answers, agree, disagree, pass } of now.sectors) {
      const numbers = [agree, disagree, pass].map((share) => share.numbers !== null);
      expect(numbers).toEqual(Array(3).fill(answers.from >= 20));
      if (answers.from < 20) expect(answers.to).toBeGreaterThan(answers.from);
    }
  });
});
