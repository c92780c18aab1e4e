import { chance } from '../chance';
import type { Vote } from '../votes';
import { mostOdds, told, toldAsItIs } from './blur';
import type { Dice } from './dice';
import { beginning, toText } from './disclosed';
import { overallOf } from './overall';
import { publishWith } from './publish';
import { publishedLevel, roomLevel } from './level';
import { judged, judgementOf, roomMapOf, shownMap, type RoomMapState } from './room-map';
import { roomMapToText } from './room-map-text';
import { secondOpinionOf } from './second-opinion';
import { shownOf } from './shown';
import { anyHistory, anyTarget, otherVotes, otherwise, testDice, type History } from './testing/any-history';

/**
 * The attacker knows every vote but one, when each was cast, who belongs where, the program, and all that was ever
 * shown, in order. The dice alone are unknown to them.
 */
const histories = Number(process.env['HISTORIES'] ?? 10_000);

/** All that is public, in order. */
function transcript({ level, moments }: History, dice: Dice): string[] {
  let disclosed = beginning(level);
  const shown = moments.map((moment) => {
    disclosed = publishWith(disclosed, moment, dice);
    return JSON.stringify([shownOf(disclosed), secondOpinionOf(disclosed)]);
  });
  return [...shown, JSON.stringify(overallOf(disclosed, { seed: 1, shuffles: 3 })), toText(disclosed)];
}

/** What the map of the room shows, drawn on from moment to moment and judged at every other. */
function mapTranscript({ moments }: History, dice: Dice): string[] {
  let disclosed = beginning(roomLevel);
  let map: RoomMapState | null = null;
  return moments.flatMap((moment, index) => {
    const everyone = new Map([...moment.sectorsOf.keys()].map((person) => [person, ['everyone']]));
    disclosed = publishWith(disclosed, { ...moment, sectorsOf: everyone }, dice);
    map = roomMapOf(disclosed, map);
    if (index % 2 === 1) map = judged(map, judgementOf(map, index));
    return [JSON.stringify(shownMap(map)), roomMapToText(map)];
  });
}

/** All of it, made with one key. */
function fullTranscript(history: History, dice: Dice): string[] {
  const levels = [roomLevel, publishedLevel].map((level) => transcript({ ...history, level }, dice));
  return [...levels.flat(), ...mapTranscript(history, dice)];
}

/** A fall of the target's die that has the same told of another vote. */
function rollFor(vote: Vote, toBeTold: Vote): number {
  const rolls = [0, toldAsItIs + 0.01, 0.999];
  return rolls.find((roll) => told(vote, roll) === toBeTold) ?? NaN;
}

it(`shows the same whatever one person voted last, for some fall of their die: ${histories} histories`, () => {
  let targets = 0;
  let shownAnything = 0;
  for (let seed = 0; seed < histories; seed += 1) {
    const history = anyHistory(seed);
    const target = anyTarget(history, chance(seed + 1));
    if (!target) continue;
    targets += 1;
    const dice = testDice(seed);
    const actual = transcript(history, dice);
    if (actual.some((each) => each.includes('"band"'))) shownAnything += 1;
    const toBeTold = told(target.vote, dice.roll(target.person, target.statement, target.turn));
    for (const vote of otherVotes(target.vote)) {
      const loaded = testDice(seed, { target, roll: rollFor(vote, toBeTold) });
      const other = transcript(otherwise(history, target, vote), loaded);
      if (other.join() !== actual.join())
        throw new Error(`History ${seed}: ${JSON.stringify(target)} cannot have been ${vote}.`);
    }
  }
  process.stdout.write(
    `${targets} targets in ${histories} histories; sectors were shown in ${shownAnything}.\n`,
  );
  expect(targets).toBeGreaterThan(histories * 0.9);
  expect(shownAnything).toBeGreaterThan(histories * 0.3);
});

it('does so at both levels, in the map of the room and by second opinion together', () => {
  let mapped = 0;
  let bridged = 0;
  for (let seed = 0; seed < Math.min(histories, 60); seed += 1) {
    const history = anyHistory(seed, 24);
    const target = anyTarget(history, chance(seed + 1));
    if (!target) continue;
    const dice = testDice(seed);
    const actual = fullTranscript(history, dice);
    const wasJudged = /"finding":"(groups|leanings|no-axis|yes-saying|unstable)"/;
    if (actual.some((each) => wasJudged.test(each))) mapped += 1;
    if (actual.some((each) => each.includes('"first":["'))) bridged += 1;
    const toBeTold = told(target.vote, dice.roll(target.person, target.statement, target.turn));
    for (const vote of otherVotes(target.vote)) {
      const loaded = testDice(seed, { target, roll: rollFor(vote, toBeTold) });
      const other = fullTranscript(otherwise(history, target, vote), loaded);
      if (other.join() !== actual.join())
        throw new Error(`History ${seed}: ${JSON.stringify(target)} cannot have been ${vote}.`);
    }
  }
  process.stdout.write(`${mapped} histories were judged for a map, ${bridged} had a second opinion.\n`);
  expect(mapped).toBeGreaterThan(5);
  expect(bridged).toBeGreaterThan(5);
});

it('moves the odds between any two votes by no more than ten', () => {
  const rolls = Array.from({ length: 12_000 }, (_, index) => (index + 0.5) / 12_000);
  const likelihoods = ([1, -1, 0] as const).map((vote) =>
    ([1, -1, 0] as const).map(
      (each) => rolls.filter((roll) => told(vote, roll) === each).length / rolls.length,
    ),
  );
  for (const one of likelihoods)
    for (const other of likelihoods)
      for (const [index, likelihood] of one.entries())
        expect(likelihood / other[index]!).toBeLessThan(mostOdds + 0.02);
  expect(mostOdds).toBeCloseTo(10, 12);
});

it('would be broken without the die: thresholds, bands and steps alone do not keep a vote', () => {
  const honest: Dice = { mark: 'test', alias: (person) => person, roll: () => 0 };
  const tried = Math.min(histories, 500);
  let learnt = 0;
  for (let seed = 0; seed < tried; seed += 1) {
    const history = anyHistory(seed);
    const target = anyTarget(history, chance(seed + 1));
    if (!target) continue;
    const screens = (one: History): string => transcript(one, honest).slice(0, -1).join();
    const actual = screens(history);
    const isAlone = otherVotes(target.vote).every(
      (vote) => screens(otherwise(history, target, vote)) !== actual,
    );
    if (isAlone) learnt += 1;
  }
  process.stdout.write(`Without the die, ${learnt} of ${tried} votes would be learnt.\n`);
  expect(learnt).toBeGreaterThan(0);
});
