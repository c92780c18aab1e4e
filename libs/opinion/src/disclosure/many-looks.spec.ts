import { below, chance, shuffle } from '../chance';
import type { Vote } from '../votes';
import { beginning } from './disclosed';
import { roomLevel } from './level';
import type { Ballot } from './moment';
import { publish } from './publish';
import { judged, judgementOf, roomMapOf, shownMap, type RoomMapState } from './room-map';

/** Rooms in which nothing is: everyone agrees with a statement as likely as anybody else. `ROOMS=200` for all of them. */
const rooms = Number(process.env['ROOMS'] ?? 12);
const people = Array.from({ length: 30 }, (_, index) => `person ${index}`);
const statements = Array.from({ length: 12 }, (_, index) => ({ id: `statement ${index}`, isClosed: false }));
/** Votes between two looks. */
const between = 15;

function votesByChance(seed: number): Ballot[] {
  const next = chance(seed);
  return shuffle(
    statements.flatMap(({ id }) => {
      const liking = next();
      return people.map((person): Ballot => {
        const vote: Vote = below(next, 12) === 0 ? 0 : next() < liking ? 1 : -1;
        return { person, statement: id, vote, turn: '1' };
      });
    }),
    next,
  );
}

/** Whether groups were ever drawn, with a look at every few votes, as a server looks. */
function wasEverDrawn(seed: number): boolean {
  const ballots = votesByChance(seed);
  const sectorsOf = new Map(people.map((person) => [person, ['everyone']]));
  const key = new Uint8Array(32).fill(seed);
  let disclosed = beginning(roomLevel);
  let map: RoomMapState | null = null;
  for (let cast = between; cast <= ballots.length; cast += between) {
    disclosed = publish(disclosed, { ballots: ballots.slice(0, cast), sectorsOf, statements }, key);
    map = roomMapOf(disclosed, map);
    map = judged(map, judgementOf(map, cast));
    if (shownMap(map).groups.length > 0) return true;
  }
  return false;
}

it(`hardly ever draws groups where there are none, however often it looks: ${rooms} rooms`, () => {
  const drawn = Array.from({ length: rooms }, (_, seed) => wasEverDrawn(seed)).filter(Boolean).length;
  process.stdout.write(`Of ${rooms} rooms in which nothing is, groups were ever drawn in ${drawn}.\n`);
  expect(drawn / rooms).toBeLessThanOrEqual(0.1);
});
