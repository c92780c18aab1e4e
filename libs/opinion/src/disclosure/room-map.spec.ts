import { twoCamps, debate } from '../../test/debates';
import { chance } from '../chance';
import { agree, blank, disagree, type Vote, type Votes } from '../votes';
import { told } from './blur';
import { beginning } from './disclosed';
import type { Dice } from './dice';
import { roomLevel } from './level';
import type { Ballot, Moment } from './moment';
import { publish, publishWith } from './publish';
import { roomMapFromText, roomMapToText } from './room-map-text';
import {
  judged as judgedSo,
  judgementOf,
  placeOf,
  roomMapOf,
  shownMap,
  type RoomMapState,
  type ShownRoomMap,
} from './room-map';

const key = new Uint8Array(32).fill(3);

/** A moment in which these votes were cast, everyone in one sector. */
function momentOf(votes: Votes): Moment {
  const ballots: Ballot[] = [];
  votes.people.forEach((person, row) => {
    votes.statements.forEach(({ id }, column) => {
      const vote = votes.at(row, column);
      if (vote !== blank) ballots.push({ person, statement: id, vote: vote as Vote, turn: '1' });
    });
  });
  return {
    ballots,
    sectorsOf: new Map(votes.people.map((person) => [person, ['everyone']])),
    statements: votes.statements.map(({ id }) => ({ id, isClosed: true })),
  };
}

const judged = (map: RoomMapState, seed: number): RoomMapState => judgedSo(map, judgementOf(map, seed));
const mapOf = (votes: Votes): RoomMapState =>
  judged(roomMapOf(publish(beginning(roomLevel), momentOf(votes), key), null), 1);

describe('the map of a room', () => {
  const camps = twoCamps([24, 16], 20, 0.92, 4);
  const shown = shownMap(mapOf(camps));

  it('shows two camps through the die: how many, where, and what marks them', () => {
    expect(shown.finding).toBe('groups');
    expect(shown.people).toEqual({ from: 40, to: 40 });
    expect(shown.groups).toHaveLength(2);
    const [one, other] = shown.groups;
    expect(Math.abs(one!.middle[0] - other!.middle[0])).toBeGreaterThan(one!.radii[0]);
    for (const { marks } of shown.groups) {
      expect(marks.length).toBeGreaterThan(0);
      for (const { inGroup } of marks) expect(['most', 'nearly-all']).toContain(inGroup);
    }
    expect(shown.evidence?.p).toBeLessThanOrEqual(0.05);
  });

  it('places who asks, and in the camp they vote with', () => {
    const map = mapOf(camps);
    const of = (row: number) =>
      placeOf(map, new Map(camps.statements.map(({ id }, column) => [id, camps.at(row, column) as Vote])));
    expect(of(0)?.group).not.toBe(of(30)?.group);
    expect(of(0)?.group).toBe(of(1)?.group);
    expect(placeOf(map, new Map([['statement 0', agree]]))).toBeNull();
    expect(placeOf(map, new Map())).toBeNull();
  });

  it('is drawn on from what was kept as from what was not', () => {
    const map = mapOf(camps);
    const kept = roomMapFromText(roomMapToText(map));
    expect(shownMap(kept)).toEqual(shownMap(map));
    const mine = new Map(camps.statements.map(({ id }, column) => [id, camps.at(3, column) as Vote]));
    expect(placeOf(kept, mine)).toEqual(placeOf(map, mine));
    const more = publish(beginning(roomLevel), momentOf(twoCamps([26, 20], 21, 0.92, 4)), key);
    expect(shownMap(roomMapOf(more, kept))).toEqual(shownMap(roomMapOf(more, map)));
    expect(roomMapToText(judged(kept, 2))).toBe(roomMapToText(judged(map, 2)));
  });

  it('says what all groups share', () => {
    const next = chance(8);
    const shared = debate(40, 21, (person, statement) =>
      statement === 20 ? (next() < 0.98 ? disagree : agree) : (camps.at(person, statement) as Vote),
    );
    expect(shownMap(mapOf(shared)).together).toContainEqual({ statement: 'statement 20', side: 'disagree' });
  });

  it('draws nothing where nothing is, and says so', () => {
    const next = chance(5);
    const none = debate(40, 20, (_, statement) => (next() < 0.2 + (statement % 7) / 10 ? agree : disagree));
    expect(shownMap(mapOf(none))).toMatchObject({ finding: 'no-axis', groups: [], together: [] });
    expect(shownMap(mapOf(debate(6, 20, () => agree)))).toMatchObject({ finding: 'few-people', groups: [] });
    expect(shownMap(mapOf(debate(3, 20, () => agree)))).toMatchObject({ people: null });
    expect(shownMap(mapOf(debate(40, 4, () => agree)))).toMatchObject({ finding: 'few-statements' });
    const unjudged = roomMapOf(publish(beginning(roomLevel), momentOf(camps), key), null);
    expect(shownMap(unjudged)).toMatchObject({ finding: 'waiting', groups: [] });
  });

  it('draws no group so small that it points at people', () => {
    const kept = JSON.parse(roomMapToText(mapOf(camps))) as { names: [string, number][] };
    const small = kept.names.filter(([, name]) => name === 1).slice(0, 4);
    const names = kept.names.map(([person]) => [person, small.some(([each]) => each === person) ? 1 : 0]);
    expect(small).toHaveLength(4);
    expect(shownMap(roomMapFromText(JSON.stringify({ ...kept, names })))).toMatchObject({
      finding: 'small-groups',
      groups: [],
      together: [],
    });
  });

  it('is of the statements that were not taken out', () => {
    const moment = momentOf(camps);
    const statements = moment.statements.map((each, column) => ({ ...each, isOut: column < 3 }));
    const shown = shownMap(roomMapOf(publish(beginning(roomLevel), { ...moment, statements }, key), null));
    expect(shown.statements).toBe(camps.statements.length - 3);
  });

  it('says of no groups that they are there when they can be drawn no more', () => {
    const map = mapOf(camps);
    const few = publish(beginning(roomLevel), momentOf(twoCamps([4, 4], 20, 0.92, 4)), key);
    expect(shownMap(roomMapOf(few, map))).toMatchObject({ finding: 'few-people', groups: [] });
    const alike = publish(beginning(roomLevel), momentOf(debate(40, 20, () => agree)), key);
    const after = roomMapOf(alike, map);
    // Until somebody looks whether they are still there, groups that were found are drawn.
    expect(shownMap(after)).toMatchObject({ finding: 'groups', groups: [{ name: 0 }, { name: 1 }] });
    expect(shownMap(judged(after, 2))).toMatchObject({ finding: 'no-axis', groups: [], together: [] });
  });

  it('is the same to the letter for another vote of somebody, with dice that tell it so', () => {
    const before = momentOf(camps);
    for (const target of [0, 133, 799]) {
      const ballot = before.ballots[target]!;
      for (const vote of [agree, disagree, 0] as const) {
        const after = { ...before, ballots: before.ballots.with(target, { ...ballot, vote }) };
        expect(seen(after, diceFor(ballot, vote))).toEqual(seen(before, diceFor(ballot, ballot.vote)));
      }
    }
  });
});

function seen(moment: Moment, dice: Dice): ShownRoomMap {
  return shownMap(judged(roomMapOf(publishWith(beginning(roomLevel), moment, dice), null), 1));
}

/** Dice that tell all as it is, but for one ballot, which they tell as a pass. */
function diceFor({ person, statement }: Ballot, vote: Vote): Dice {
  const asPass = [0, 0.9, 0.99].find((roll) => told(vote, roll) === 0) ?? 0;
  return {
    mark: 'loaded',
    alias: (each) => each,
    roll: (who, what) => (who === person && what === statement ? asPass : 0),
  };
}
