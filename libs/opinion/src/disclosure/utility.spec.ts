import { bands, type Standing } from '@samepage/contracts';
import { chance, shuffle } from '../chance';
import { measure } from '../sectors/measure';
import { countsBySector } from '../sectors/sector-counts';
import { Votes } from '../votes';
import { beginning } from './disclosed';
import { diceOf } from './dice';
import { nextEdition, nothingShown } from './edition';
import { publishedLevel, roomLevel } from './level';
import { membersBySector, tell, type Moment, type ToldBallot } from './moment';
import { publish } from './publish';
import { shownOf } from './shown';
import { anyRoom, type RoomOptions } from './testing/rooms';
import { bandOf } from './words';

/** Whether it is still worth asking. Rooms as in `anyRoom`, all statements closed at once. */
const rooms = 15;

/** Which side sectors are on together, if they are. */
const sideOf = (standing: Standing): string =>
  standing === 'shared-agree' || standing === 'leaning-agree'
    ? 'agree'
    : standing === 'shared-disagree' || standing === 'leaning-disagree'
      ? 'disagree'
      : 'none';

const isShared = (standing: Standing): boolean => standing.startsWith('shared');

function rawOf(moment: Moment): Map<string, ReturnType<typeof measure>> {
  const votes = Votes.of([...moment.sectorsOf.keys()], moment.statements, moment.ballots);
  return new Map(
    votes.statements.map(({ id }, column) => [
      id,
      measure(countsBySector(votes, column, moment.sectorsOf), roomLevel.least),
    ]),
  );
}

function usefulness(options: RoomOptions) {
  const found = {
    statements: 0,
    shown: 0,
    same: 0,
    reversed: 0,
    rawShared: 0,
    keptSide: 0,
    toldShared: 0,
    wrong: 0,
  };
  const cells = { all: 0, same: 0, near: 0 };
  for (let seed = 0; seed < rooms; seed += 1) {
    const moment = anyRoom(seed, options);
    const raw = rawOf(moment);
    const key = new Uint8Array(32).fill(seed);
    for (const { statement, standing, sectors } of shownOf(publish(beginning(roomLevel), moment, key))) {
      found.statements += 1;
      if (standing === 'not-enough') continue;
      found.shown += 1;
      const its = raw.get(statement)!;
      if (standing === its.standing) found.same += 1;
      const [told, real] = [sideOf(standing), sideOf(its.standing)];
      if (told !== 'none' && real !== 'none' && told !== real) found.reversed += 1;
      if (isShared(its.standing)) found.rawShared += 1;
      if (isShared(its.standing) && told === real) found.keptSide += 1;
      if (isShared(standing)) found.toldShared += 1;
      if (isShared(standing) && told !== real) found.wrong += 1;
      for (const { sector, agree } of sectors) {
        const { counts, n } = its.eligible.find((each) => each.sector === sector)!;
        const off = Math.abs(bands.indexOf(agree.band) - bands.indexOf(bandOf(counts.agree / n)));
        cells.all += 1;
        if (off === 0) cells.same += 1;
        if (off <= 1) cells.near += 1;
      }
    }
  }
  return { ...found, cells };
}

const percent = (part: number, of: number): string => (of === 0 ? '-' : `${Math.round((100 * part) / of)}%`);

it.each([
  { people: 8, sectors: 3, least: 0 },
  { people: 12, sectors: 2, least: 0.75 },
  { people: 12, sectors: 3, least: 0 },
  { people: 20, sectors: 3, least: 0.85 },
  { people: 20, sectors: 4, least: 0.15 },
  { people: 30, sectors: 4, least: 0.9 },
  { people: 30, sectors: 5, least: 0.75 },
  { people: 40, sectors: 4, least: 0.99 },
  { people: 60, sectors: 3, least: 0.99 },
  { people: 60, sectors: 5, least: 0.99 },
])('shows something of $people people in $sectors sectors', ({ people, sectors, least }) => {
  const its = usefulness({ people, sectors });
  process.stdout.write(
    `${people} in ${sectors}: ${percent(its.shown, its.statements)} of statements shown; of these standing as in ` +
      `real votes ${percent(its.same, its.shown)}, sides reversed ${its.reversed}, really shared ones on the same ` +
      `side ${percent(its.keptSide, its.rawShared)}, called shared ${its.toldShared} (wrongly ${its.wrong}); ` +
      `bands the same ${percent(its.cells.same, its.cells.all)}, at most one off ` +
      `${percent(its.cells.near, its.cells.all)}\n`,
  );
  expect(its.shown / its.statements).toBeGreaterThanOrEqual(least);
  expect(its.reversed).toBe(0);
  // The interval leaves a tenth on each side, so some are bound to be.
  expect(its.wrong).toBeLessThanOrEqual(2 + 0.05 * its.toldShared);
  if (its.cells.all > 0) expect(its.cells.near / its.cells.all).toBeGreaterThan(0.93);
  if (its.rawShared >= 20) expect(its.keptSide / its.rawShared).toBeGreaterThan(0.7);
});

it.each([
  { people: 20, sectors: 3, turnout: 0.8 },
  { people: 40, sectors: 4, turnout: 0.8 },
  { people: 60, sectors: 3, turnout: 0.8 },
])(
  'ends with most answers in, of $people people in $sectors sectors, if asked at every vote',
  ({ people, sectors, turnout }) => {
    const sum = { cells: 0, answers: 0, shown: 0, early: 0 };
    for (let seed = 0; seed < rooms; seed += 1) {
      const room = anyRoom(seed, { people, sectors, turnout, statements: 4 });
      const ballots = shuffle([...room.ballots], chance(seed));
      const key = new Uint8Array(32).fill(seed);
      const answers = { members: membersBySector(room.sectorsOf, diceOf(key)), isClosed: false };
      for (const { id } of room.statements) {
        const told = new Map<string, ToldBallot>();
        let edition = nothingShown;
        for (const { person, turn, vote } of ballots.filter(({ statement }) => statement === id)) {
          told.set(diceOf(key).alias(person), { turn, vote });
          edition = nextEdition(edition, { ...answers, told }, roomLevel);
        }
        sum.early += edition.shown.size;
        edition = nextEdition(edition, { ...answers, told, isClosed: true }, roomLevel);
        sum.cells += sectors;
        sum.answers += told.size;
        for (const its of edition.shown.values()) sum.shown += its.size;
      }
    }
    process.stdout.write(
      `${people} in ${sectors}, at every vote, ${turnout * 100}% answer: ${percent(sum.early, sum.cells)} of sectors ` +
        `shown before the close, ${percent(sum.shown, sum.answers)} of answers in what is shown after it\n`,
    );
    expect(sum.shown / sum.answers).toBeGreaterThan(0.3);
  },
);

it.each([
  { people: 60, sectors: 3, turnout: 0.8 },
  { people: 80, sectors: 4, turnout: 0.8 },
])('has nearly all answers of $people people in what is published at the close', (options) => {
  let [answers, shown] = [0, 0];
  for (let seed = 0; seed < rooms; seed += 1) {
    const moment = anyRoom(seed, { ...options, statements: 4 });
    const dice = diceOf(new Uint8Array(32).fill(seed));
    const members = membersBySector(moment.sectorsOf, dice);
    for (const told of tell(moment, dice).values()) {
      const edition = nextEdition(nothingShown, { told, members, isClosed: true }, publishedLevel);
      answers += told.size;
      for (const its of edition.shown.values()) shown += its.size;
    }
  }
  expect(shown / answers).toBeGreaterThanOrEqual(0.9);
});
