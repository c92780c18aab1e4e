import type { DebateState, Hand, HandKind, QueueWeights } from '@samepage/contracts';
import fc from 'fast-check';
import { startClock } from './clock';
import { emptyDebate } from './fold';
import { usualSettings } from './plan';
import { standing } from './queue';

const now = '2026-03-01T10:30:00.000Z';
const ago = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString();

function hand(by: string, minutes: number, kind: HandKind = 'turn', place: number | null = null): Hand {
  return { id: `hand of ${by}`, by, at: ago(minutes), kind, text: null, place };
}

function debate(hands: Hand[], more: Partial<DebateState> = {}, weights: Partial<QueueWeights> = {}) {
  const settings = { ...usualSettings, weights: { ...usualSettings.weights, ...weights } };
  return { ...emptyDebate(), hands, plan: { motion: null, steps: [], settings }, ...more };
}

const sectorOf = (id: string) => (id.startsWith('h') ? 'Health' : id.startsWith('c') ? 'Culture' : undefined);
const order = (state: DebateState) => standing(state, sectorOf, now).map(({ hand: { by } }) => by);
const speaks = (by: string, minutes: number) => ({
  turn: {
    hand: hand(by, minutes),
    clock: startClock(ago(minutes), null),
    spokenMs: 0,
    isOwnPause: false,
    runsSince: ago(minutes),
  },
});

it('lets those who waited longer go first', () => {
  expect(order(debate([hand('h1', 1), hand('h2', 4), hand('h3', 2)]))).toEqual(['h2', 'h3', 'h1']);
});

it('takes points of process first and direct responses next, those to whoever speaks now before others', () => {
  const hands = [
    hand('h1', 9),
    hand('h2', 8, 'response'),
    hand('h3', 1, 'response'),
    hand('h4', 0, 'process'),
    hand('h5', 7, 'read-out'),
  ];
  expect(order(debate(hands, speaks('h9', 2)))).toEqual(['h4', 'h3', 'h2', 'h1', 'h5']);
});

it('says every reason that counted, in words and in points that add up', () => {
  const spoken = { h1: { ms: 120_000, turns: 1 } };
  const [first, second] = standing(debate([hand('h1', 4), hand('c1', 4)], { spoken }), sectorOf, now);
  expect(first).toMatchObject({
    hand: { by: 'c1' },
    because: { waiting: 4, spoken: 0, first: 3, balance: 2 },
    score: 9,
    words: ['Waiting 4 minutes', 'Has not spoken yet', 'Culture has spoken less than others'],
  });
  expect(second).toMatchObject({
    hand: { by: 'h1' },
    because: { waiting: 4, spoken: -2, first: 0, balance: -2 },
    score: 0,
    words: ['Waiting 4 minutes', 'Has spoken for 2 minutes already', 'Health has spoken more than others'],
  });
});

it('counts what is being spoken just now', () => {
  const [only] = standing(debate([hand('h1', 1)], speaks('h1', 3)), sectorOf, now);
  expect(only).toMatchObject({ because: { spoken: -3, first: 0 } });
});

it('does not name a reason that the debate gives no weight', () => {
  const spoken = { h1: { ms: 600_000, turns: 3 } };
  const weights = { waiting: 0, spoken: 0, first: 0, balance: 0 };
  const all = standing(debate([hand('c1', 1), hand('h1', 2)], { spoken }, weights), sectorOf, now);
  expect(all.map(({ hand: { by }, words }) => [by, words])).toEqual([
    ['h1', ['Waiting 2 minutes']],
    ['c1', ['Waiting 1 minute']],
  ]);
});

it('balances nothing where only one sector is there, or nobody has spoken', () => {
  const spoken = { h1: { ms: 60_000, turns: 1 } };
  expect(standing(debate([hand('h2', 1)], { spoken }), sectorOf, now)[0]?.because.balance).toBe(0);
  expect(standing(debate([hand('h2', 1), hand('c2', 1)]), sectorOf, now)[0]?.because.balance).toBe(0);
});

it('settles a tie by who raised a hand earlier, then by id', () => {
  const tie = [hand('h2', 1), hand('h1', 1), { ...hand('h3', 1), at: ago(1.001) }];
  expect(order(debate(tie))).toEqual(['h3', 'h1', 'h2']);
});

it('puts a hand where a facilitator placed it, whatever its kind, and says so', () => {
  const hands = [
    hand('h1', 9),
    hand('h2', 0, 'turn', 0),
    hand('h3', 5, 'process'),
    hand('h4', 6, 'process', 2),
  ];
  const all = standing(debate(hands), sectorOf, now);
  expect(all.map(({ hand: { by } }) => by)).toEqual(['h2', 'h3', 'h4', 'h1']);
  expect(all[0]?.words[0]).toBe('Put here by a facilitator');
  expect(order(debate([hand('h1', 1), hand('h2', 9, 'turn', 40)]))).toEqual(['h1', 'h2']);
});

it('holds every hand once and does not depend on the order they came in', () => {
  const aHand = fc.record({
    minutes: fc.integer({ min: 0, max: 30 }),
    kind: fc.constantFrom<HandKind>('turn', 'response', 'process', 'read-out'),
    place: fc.option(fc.nat(6), { freq: 2 }),
    sector: fc.constantFrom('h', 'c', 'x'),
  });
  const hands = fc
    .array(aHand, { maxLength: 12 })
    .map((all) =>
      all.map((each, index) => hand(`${each.sector}${index}`, each.minutes, each.kind, each.place)),
    );
  fc.assert(
    fc.property(hands, fc.infiniteStream(fc.nat()), (all, numbers) => {
      const state = debate(all, speaks('h9', 5));
      const mixed = all
        .map((each) => ({ each, key: numbers.next().value as number }))
        .sort((one, other) => one.key - other.key)
        .map(({ each }) => each);
      expect(standing({ ...state, hands: mixed }, sectorOf, now)).toEqual(standing(state, sectorOf, now));
      expect(order(state).toSorted()).toEqual(all.map(({ by }) => by).toSorted());
    }),
  );
});
