import { chance } from '../chance';
import { casts, conversation, conversations, describeWithData } from '../../test/conversations';
import { twoCamps } from '../../test/debates';
import { blank, Votes, type Vote } from '../votes';
import { BallotBox } from './ballot-box';
import { isDrawn, judgeMap, settle, update, type LiveMap } from './live-map';

const seed = Number(process.env['SEED'] ?? 20_261_122);

describe('votes while they are cast', () => {
  it('are what they would be if counted from the beginning, whatever was changed and taken back', () => {
    const next = chance(seed);
    const box = new BallotBox();
    const cast = new Map<string, Vote>();
    for (let step = 0; step < 5_000; step += 1) {
      const statement = `${Math.floor(next() * Math.min(40, 1 + step / 50))}`;
      box.ask({ id: statement });
      const person = `p${Math.floor(next() * 30)}`;
      const vote = ([-1, 0, 1, null] as const)[Math.floor(next() * 4)] ?? null;
      box.cast(person, statement, vote);
      if (vote === null) cast.delete(`${person} ${statement}`);
      else cast.set(`${person} ${statement}`, vote);
    }
    const votes = box.votes();
    for (const [row, person] of votes.people.entries()) {
      for (const [column, { id }] of votes.statements.entries()) {
        expect(votes.at(row, column)).toBe(cast.get(`${person} ${id}`) ?? blank);
      }
    }
    for (const { id } of votes.statements) {
      const all = [...cast].filter(([key]) => key.endsWith(` ${id}`)).map(([, vote]) => vote);
      const counted = (vote: Vote): number => all.filter((each) => each === vote).length;
      expect({ seed, ...box.countsOf(id) }).toEqual({
        seed,
        agree: counted(1),
        disagree: counted(-1),
        pass: counted(0),
      });
    }
  });

  it('are refused on a statement that was not asked', () => {
    expect(() => new BallotBox().cast('p', 's', 1)).toThrow(RangeError);
  });
});

describe('the map while people vote', () => {
  it('draws no groups until they were judged, and then those that were', () => {
    const map = update(twoCamps([20, 20], 20, 0.85, seed), null);
    expect(isDrawn(map)).toBe(false);
    const judged = settle(map, judgeMap(map, seed));
    expect(isDrawn(judged)).toBe(true);
    expect(isDrawn(update(map.votes, judged))).toBe(true);
  });

  it('draws groups where there were none only after they were found three times in a row', () => {
    const map = update(twoCamps([20, 20], 20, 0.85, seed), null);
    const found = judgeMap(map, seed);
    const none = { ...found, reason: 'no-axis' as const };
    const drawn = (...judgements: (typeof found)[]): boolean => isDrawn(judgements.reduce(settle, map));
    expect(drawn(found)).toBe(true);
    expect(drawn(none, found)).toBe(false);
    expect(drawn(none, found, found, none, found)).toBe(false);
    expect(drawn(none, found, found, found)).toBe(true);
    expect(drawn(none, found, found, found, none)).toBe(false);
  });

  it('keeps its directions and its names when people and statements are added', () => {
    const votes = twoCamps([20, 20], 20, 0.85, seed);
    const part = (people: number, statements: number): Votes =>
      new Votes(
        votes.people.slice(0, people),
        votes.statements.slice(0, statements),
        Int8Array.from({ length: people * statements }, (_, at) =>
          votes.at(Math.floor(at / statements), at % statements),
        ),
      );
    const before = update(part(32, 14), null);
    const after = update(part(40, 20), before);
    const along = before.votes.people.map(
      (_, row) => before.layout.positions[row]![0] * after.layout.positions[row]![0],
    );
    expect(along.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(0);
    const kept = [...before.names].filter(([person, name]) => after.names.get(person) === name);
    expect(kept.length / before.names.size).toBeGreaterThan(0.9);
  });

  it('changes the number of groups only after it was so four times in a row', () => {
    const two = twoCamps([20, 20], 20, 0.9, seed);
    const before = { ...update(two, null), count: 3, wanting: { count: 3, times: 0 } };
    const counts: number[] = [];
    let map: LiveMap = before;
    for (let step = 0; step < 4; step += 1) {
      map = update(two, map);
      counts.push(map.count);
    }
    expect(before.layout.candidates.some(({ groups }) => groups === 3)).toBe(true);
    expect(counts).toEqual([3, 3, 3, 2]);
  });
});

describeWithData('the map of real conversations, vote by vote', () => {
  it.each(conversations)('%s: few change groups from one update to the next', (name) => {
    const { statements } = conversation(name);
    const box = new BallotBox();
    for (const statement of statements) box.ask(statement);
    const events = casts(name);
    let map: LiveMap | null = null;
    let changes = 0;
    const moved: number[] = [];
    for (const [index, { person, statement, vote }] of events.entries()) {
      box.cast(person, statement, vote);
      if (index % Math.ceil(events.length / 60) !== 0) continue;
      const next = update(box.votes(), map);
      if (map && map.count > 1) {
        if (next.count !== map.count) changes += 1;
        const both = [...map.names].filter(([each]) => next.names.has(each));
        moved.push(
          both.filter(([each, group]) => next.names.get(each) !== group).length / Math.max(1, both.length),
        );
      }
      map = next;
    }
    moved.sort((one, other) => one - other);
    // Without names that are kept, from 38 to 57 of 100 change; research §3 asks for 10.
    expect(moved[Math.floor(moved.length / 2)]).toBeLessThan(0.1);
    expect(changes).toBeLessThanOrEqual(6);
  });
});
