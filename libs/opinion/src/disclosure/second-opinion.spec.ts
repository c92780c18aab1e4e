import { conversation, conversations, describeWithData } from '../../test/conversations';
import { bridgingOf } from '../bridging/factors';
import { below, chance, shuffle, type Chance } from '../chance';
import { blank, Votes, type Vote } from '../votes';
import { beginning, type Disclosed } from './disclosed';
import { publishedLevel } from './level';
import type { Ballot, Moment } from './moment';
import { publish } from './publish';
import { secondOpinionOf } from './second-opinion';

interface Room {
  readonly people: number;
  readonly statements: number;
}

/**
 * Two camps of two to one, who vote against each other on all statements but the last four: three that most of both
 * agree with, and one that hardly any do. Sectors have nothing to do with it.
 */
function camps({ people, statements }: Room, seed: number): Moment {
  const next = chance(seed);
  const everyone = Array.from({ length: people }, (_, index) => index);
  const ids = Array.from({ length: statements }, (_, index) => `statement ${index}`);
  const liking = (person: number, statement: number): number => {
    if (statement === statements - 1) return 0.1;
    if (statement >= statements - 4) return 0.9;
    return (person % 3 === 0) === (statement % 2 === 0) ? 0.9 : 0.1;
  };
  return {
    ballots: ids.flatMap((id, statement) =>
      everyone.map((person): Ballot => {
        const vote: Vote = below(next, 20) === 0 ? 0 : next() < liking(person, statement) ? 1 : -1;
        return { person: `person ${person}`, statement: id, vote, turn: '1' };
      }),
    ),
    sectorsOf: new Map(everyone.map((person) => [`person ${person}`, [`sector ${person % 2}`]])),
    statements: ids.map((id) => ({ id, isClosed: true })),
  };
}

const shown = (moment: Moment, seed = 1): Disclosed =>
  publish(beginning(publishedLevel), moment, new Uint8Array(32).fill(seed));

describe('a second opinion', () => {
  it('puts first what both camps agree with, though votes are told by a die', () => {
    let found = 0;
    for (let seed = 0; seed < 20; seed += 1) {
      const { first } = secondOpinionOf(shown(camps({ people: 40, statements: 16 }, seed), seed))!;
      expect(first.length).toBeLessThanOrEqual(5);
      expect(first).not.toContain('statement 15');
      found += ['statement 12', 'statement 13', 'statement 14'].filter((id) =>
        first.slice(0, 3).includes(id),
      ).length;
    }
    expect(found).toBeGreaterThanOrEqual(57);
  });

  it('says of how many people and statements it was made, and no score', () => {
    const second = secondOpinionOf(shown(camps({ people: 40, statements: 16 }, 1)))!;
    expect(Object.keys(second).sort()).toEqual(['first', 'people', 'statements']);
    expect(second).toMatchObject({ people: { from: 40, to: 40 }, statements: 16 });
  });

  it('is not there for few people, few statements, or where no sector is shown', () => {
    expect(secondOpinionOf(shown(camps({ people: 19, statements: 16 }, 1)))).toBeNull();
    expect(secondOpinionOf(shown(camps({ people: 40, statements: 9 }, 1)))).toBeNull();
    const moment = camps({ people: 40, statements: 16 }, 1);
    expect(secondOpinionOf(shown({ ...moment, sectorsOf: new Map() }))).toBeNull();
    expect(secondOpinionOf(beginning(publishedLevel))).toBeNull();
  });

  it('leaves out what was taken out', () => {
    const moment = camps({ people: 40, statements: 16 }, 1);
    const statements = moment.statements.map((each) => ({ ...each, isOut: each.id === 'statement 12' }));
    expect(secondOpinionOf(shown(moment))?.first).toContain('statement 12');
    const second = secondOpinionOf(shown({ ...moment, statements }));
    expect(second?.statements).toBe(15);
    expect(second?.first).not.toContain('statement 12');
  });
});

const most = 5;
const size = 30;

/** So many people who answered most of 24 much-answered statements. */
function roomOf(votes: Votes, next: Chance): Votes {
  const hasVote = (row: number, column: number): boolean => votes.at(row, column) !== blank;
  const rows = votes.people.map((_, row) => row);
  const answers = votes.statements.map((_, column) => rows.filter((row) => hasVote(row, column)).length);
  const columns = votes.statements
    .map((_, column) => column)
    .filter((column) => !votes.statements[column]!.isOut && !votes.statements[column]!.isMeta)
    .sort((one, other) => answers[other]! - answers[one]!)
    .slice(0, 24);
  const much = rows.filter((row) => columns.filter((column) => hasVote(row, column)).length >= 19);
  const chosen = shuffle(much, next).slice(0, size);
  return new Votes(
    chosen.map((row) => votes.people[row]!),
    columns.map((column) => votes.statements[column]!),
    Int8Array.from(chosen.flatMap((row) => columns.map((column) => votes.at(row, column)))),
  );
}

function momentOf(votes: Votes): Moment {
  return {
    ballots: votes.people.flatMap((person, row) =>
      votes.statements.flatMap(({ id }, column): Ballot[] => {
        const vote = votes.at(row, column);
        return vote === blank ? [] : [{ person, statement: id, vote: vote as Vote, turn: '1' }];
      }),
    ),
    sectorsOf: new Map(votes.people.map((person, row) => [person, [`sector ${row % 2}`]])),
    statements: votes.statements.map(({ id }) => ({ id, isClosed: true })),
  };
}

describeWithData('a second opinion on real conversations', () => {
  it.each(conversations)('%s: what comes first after the die is near the first without it', (name) => {
    const votes = conversation(name);
    let [kept, upper, of] = [0, 0, 0];
    for (let seed = 0; seed < 20; seed += 1) {
      const room = roomOf(votes, chance(seed));
      const { scores } = bridgingOf(room);
      const real = room.statements
        .map(({ id }, column) => ({ id, score: scores[column] ?? -1 }))
        .sort((one, other) => other.score - one.score)
        .map(({ id }) => id);
      const { first } = secondOpinionOf(shown(momentOf(room), seed))!;
      kept += first.filter((id) => real.slice(0, most).includes(id)).length;
      upper += first.filter((id) => real.slice(0, real.length / 2).includes(id)).length;
      of += first.length;
    }
    process.stdout.write(
      `${name}: of ${of} first after the die, ${kept} were without it, ${upper} in the upper half.\n`,
    );
    expect(of).toBeGreaterThan(80);
    // By chance 5 of 24 would be, and half.
    expect(kept / of).toBeGreaterThan(0.4);
    expect(upper / of).toBeGreaterThan(0.85);
  });
});
