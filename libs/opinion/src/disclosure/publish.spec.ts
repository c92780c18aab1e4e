import * as disclosure from './index';
import { beginning, overallOf, publish, publishedLevel, roomLevel, shownOf, type Moment } from './index';
import { fromText, toText } from './disclosed';
import { anyRoom } from './testing/rooms';

const key = new Uint8Array(32).fill(9);
const room = anyRoom(4, { people: 60, sectors: 3 });
const shown = (moment: Moment, level = roomLevel) => shownOf(publish(beginning(level), moment, key));

/** The same room where everybody agrees with everything. */
const unanimous: Moment = { ...room, ballots: room.ballots.map((each) => ({ ...each, vote: 1 })) };

it('cannot be told to show less than five people, nor to go on in smaller steps', () => {
  for (const level of [
    { least: 4, step: 5 },
    { least: 5, step: 4 },
    { least: NaN, step: 5 },
    { least: 5.5, step: 5 },
  ])
    expect(() => beginning(level)).toThrow(RangeError);
  const text = toText(beginning(roomLevel)).replace('"least":5', '"least":2');
  expect(() => fromText(text)).toThrow(RangeError);
});

it('shows a sector of six in the room, and not where it is published', () => {
  const small = anyRoom(4, { people: 24, sectors: 4, turnout: 1 });
  expect(shown(small)[0]?.of).toEqual({ shown: 4, known: 4 });
  expect(shown(small, publishedLevel)[0]?.of).toEqual({ shown: 0, known: 4 });
});

it('says that nearly all agree, and never that all do', () => {
  const bands = shown(unanimous).flatMap(({ sectors }) => sectors.map(({ agree }) => agree.band));
  expect(new Set(bands)).toEqual(new Set(['most', 'nearly-all']));
  expect(shown(unanimous).every(({ standing }) => standing === 'shared-agree')).toBe(true);
});

it('gives words and bands of answers below twenty, and numbers as well from twenty on', () => {
  const [large] = shown({ ...anyRoom(1, { people: 60, sectors: 2, turnout: 1 }) });
  expect(large?.sectors[0]).toMatchObject({ answers: { from: 30, to: 30 } });
  expect(large?.gap?.numbers).not.toBeNull();
  expect(large?.agree?.numbers?.bridge).toBeLessThan(1);
  const [small] = shown({ ...anyRoom(1, { people: 24, sectors: 2, turnout: 1 }) });
  expect(small?.sectors[0]).toMatchObject({ answers: { from: 10, to: 14 }, agree: { numbers: null } });
  expect([small?.gap?.numbers, small?.agree?.numbers]).toEqual([null, null]);
});

it('changes nothing that it was given, and nothing when it is asked again', () => {
  const empty = beginning(roomLevel);
  const once = publish(empty, room, key);
  expect(shownOf(empty)).toEqual([]);
  expect(toText(publish(once, room, key))).toBe(toText(once));
  expect(shownOf(publish(empty, room, key))).toEqual(shownOf(once));
});

it('tells a vote of somebody the same in each of their sectors and at each level', () => {
  const twice = new Map([...room.sectorsOf.keys()].map((person) => [person, ['one', 'other']]));
  for (const level of [roomLevel, publishedLevel])
    for (const { sectors } of shown({ ...room, sectorsOf: twice }, level)) {
      const [one, other] = sectors.map(({ agree, disagree, pass }) => ({ agree, disagree, pass }));
      expect(one).toEqual(other);
    }
});

it('goes on after a restart', () => {
  const once = publish(beginning(roomLevel), room, key);
  const again = fromText(toText(once));
  expect(shownOf(again)).toEqual(shownOf(once));
  expect(toText(again)).not.toContain('person');
  expect(shownOf(publish(again, unanimous, key))).toEqual(shownOf(once));
});

it('refuses another key, two ballots for one, and a ballot on nothing', () => {
  const once = publish(beginning(roomLevel), room, key);
  expect(() => publish(once, room, new Uint8Array(32))).toThrow(RangeError);
  const ballot = room.ballots[0]!;
  const and = (...more: Moment['ballots']): Moment => ({ ...room, ballots: [...room.ballots, ...more] });
  expect(() => shown(and(ballot))).toThrow(RangeError);
  expect(() => shown(and({ ...ballot, statement: 'no such' }))).toThrow(RangeError);
});

it('keeps a statement that is taken out from sight, and what was shown of it in mind', () => {
  const without: Moment = {
    ...room,
    statements: room.statements.slice(1),
    ballots: room.ballots.filter(({ statement }) => statement !== room.statements[0]?.id),
  };
  const once = publish(beginning(roomLevel), room, key);
  const out = publish(once, without, key);
  expect(shownOf(out)).toHaveLength(room.statements.length - 1);
  expect(shownOf(publish(out, room, key))).toEqual(shownOf(once));
});

describe('all statements together', () => {
  const overall = (moment: Moment) =>
    overallOf(publish(beginning(roomLevel), moment, key), { seed: 1, shuffles: 99 });

  it('counts what is shown, and of how many', () => {
    const found = overall(room);
    const standings = shown(room).map(({ standing }) => standing);
    expect(found.statements).toEqual({ shown: 20, known: 20 });
    expect(found.ofAllSectors).toBe(20);
    for (const [standing, count] of Object.entries(found.standings))
      expect(count).toBe(standings.filter((each) => each === standing).length);
  });

  it('finds sectors that vote as one, through the die, and none where none are', () => {
    const split = room.ballots.map((each) => {
      const [sector] = room.sectorsOf.get(each.person) ?? [];
      return { ...each, vote: sector === 'sector 1' ? (1 as const) : (-1 as const) };
    });
    expect(overall({ ...room, ballots: split }).between).toMatchObject({ p: 0.01, statements: 20 });
    expect(overall(unanimous).between?.p).toBeGreaterThan(0.05);
  });

  it('leaves out statements that were taken out, which are still shown', () => {
    const [first, ...others] = room.statements;
    const out: Moment = { ...room, statements: [{ ...first!, isOut: true }, ...others] };
    expect(shown(out)).toEqual(shown(room));
    expect(overall(out)).toEqual(
      overall({
        ...room,
        statements: others,
        ballots: room.ballots.filter(({ statement }) => statement !== first!.id),
      }),
    );
    const kept = publish(beginning(roomLevel), out, key);
    expect(overallOf(fromText(toText(kept)), { seed: 1, shuffles: 9 }).statements.known).toBe(19);
  });

  it('compares sectors within each debate, however many there are', () => {
    const one = publish(beginning(roomLevel), room, key);
    const two = publish(beginning(roomLevel), unanimous, key);
    const alone = overallOf(one, { seed: 1, shuffles: 99 });
    const both = overallOf([one, two], { seed: 1, shuffles: 99 });
    expect(both.statements).toEqual({ shown: 40, known: 40 });
    expect(both.between?.statements).toBe(40);
    expect(overallOf([one], { seed: 1, shuffles: 99 })).toEqual(alone);
  });

  it('has nothing to say where nothing is shown', () => {
    const none = overall(anyRoom(1, { people: 8, sectors: 3 }));
    expect(none).toMatchObject({ statements: { shown: 0, known: 20 }, ofAllSectors: 0, between: null });
    expect(none.standings['not-enough']).toBe(20);
  });
});

it('hands out nothing but what may be shown', () => {
  expect(Object.keys(disclosure).sort()).toEqual([
    'bandEdges',
    'beginning',
    'fromText',
    'judged',
    'judgementOf',
    'leastEver',
    'mostOdds',
    'mostTurns',
    'numbersFrom',
    'overallOf',
    'placeOf',
    'publish',
    'publishedLevel',
    'roomLevel',
    'roomMapFromText',
    'roomMapOf',
    'roomMapToText',
    'secondOpinionOf',
    'shownMap',
    'shownOf',
    'tellPlaces',
    'toText',
  ]);
  expect(Object.keys(publish(beginning(roomLevel), room, key))).toEqual([]);
});
