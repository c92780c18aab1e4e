import type { DebateState, Hand, QueueWeights } from '@samepage/contracts';
import { spokenByPerson, spokenBySector, type SectorOf } from './speaking';

/** A hand's place in the queue, and why it stands there. */
export interface Standing {
  readonly hand: Hand;
  /** The sum of `because`. */
  readonly score: number;
  /** Points, to the hundredth; those for time spoken, or for a sector that spoke more than others, are below 0. */
  readonly because: QueueWeights;
  /** The same as anybody can read it, such as "Waiting 4 minutes". */
  readonly words: readonly string[];
}

/**
 * The speaking queue in order: points of process, then direct responses (first those to whoever speaks now), then
 * everybody by score; a hand that a facilitator placed stands at that place. Of two with the same score the hand
 * that went up earlier is first. The same on every device for the same instant.
 */
export function standing(
  state: Pick<DebateState, 'hands' | 'turn' | 'spoken' | 'plan'>,
  sectorOf: SectorOf,
  at: string,
): Standing[] {
  const score = scoring(state, sectorOf, at);
  const ranked = state.hands
    .map((hand) => ({ ...score(hand), rank: rankOf(hand, state) }))
    .sort((one, other) => one.rank - other.rank || other.score - one.score || byRaising(one.hand, other.hand))
    .map(({ rank: _, ...standing }) => standing);
  return placed(ranked);
}

function scoring(
  state: Pick<DebateState, 'hands' | 'turn' | 'spoken' | 'plan'>,
  sectorOf: SectorOf,
  at: string,
): (hand: Hand) => Standing {
  const { weights } = state.plan.settings;
  const people = spokenByPerson(state, at);
  const balance = balanceOf(state, sectorOf, at);
  return (hand) => {
    const waited = Math.max(0, Date.parse(at) - Date.parse(hand.at)) / minute;
    const spoken = people.get(hand.by);
    const sector = sectorOf(hand.by);
    const because = {
      waiting: points(weights.waiting * waited),
      spoken: points(-weights.spoken * ((spoken?.ms ?? 0) / minute)),
      first: points(spoken ? 0 : weights.first),
      balance: points(weights.balance * (sector === undefined ? 0 : balance(sector))),
    };
    const words = [
      ...(hand.place === null ? [] : ['Put here by a facilitator']),
      ...kindWords(hand, state),
      waited < 1 ? 'Waiting less than a minute' : `Waiting ${minutes(waited)}`,
      ...spokenWords(because, spoken?.ms),
      ...balanceWords(because, sector),
    ];
    const sum = because.waiting + because.spoken + because.first + because.balance;
    return { hand, score: points(sum), because, words };
  };
}

const minute = 60_000;

/** To the hundredth, and never -0: what is compared is what is shown. */
function points(exact: number): number {
  return Math.round(exact * 100) / 100 + 0;
}

function minutes(exact: number): string {
  const whole = Math.floor(exact);
  return whole === 1 ? '1 minute' : `${whole} minutes`;
}

/**
 * How far a sector's share of the time spoken lies below an equal share, among the sectors that spoke or have a
 * hand up: 1 for one that has not spoken at all, 0 at its share, -1 for one that had all the time.
 */
function balanceOf(
  state: Pick<DebateState, 'hands' | 'turn' | 'spoken'>,
  sectorOf: SectorOf,
  at: string,
): (sector: string) => number {
  const times = spokenBySector(state, sectorOf, at);
  const raised = state.hands.map(({ by }) => sectorOf(by)).filter((sector) => sector !== undefined);
  const equal = 1 / new Set([...times.keys(), ...raised]).size;
  const total = [...times.values()].reduce((sum, ms) => sum + ms, 0);
  return (sector) => {
    if (total === 0 || equal === 1) return 0;
    const below = equal - (times.get(sector) ?? 0) / total;
    return below > 0 ? below / equal : below / (1 - equal);
  };
}

/** Who comes before whom whatever the score. */
function rankOf(hand: Hand, state: Pick<DebateState, 'turn'>): number {
  if (hand.kind === 'process') return 0;
  if (hand.kind !== 'response') return 3;
  return isToSpeaker(hand, state) ? 1 : 2;
}

/** Whether a response was asked for in the turn that is running. */
function isToSpeaker(hand: Hand, { turn }: Pick<DebateState, 'turn'>): boolean {
  return turn !== null && Date.parse(hand.at) >= Date.parse(turn.clock.startedAt);
}

function byRaising(one: Hand, other: Hand): number {
  return Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : 1);
}

/** Puts the hands that a facilitator placed where they were put; the others fill the places between, in order. */
function placed(ranked: readonly Standing[]): Standing[] {
  const free = ranked.filter(({ hand }) => hand.place === null);
  const fixed = ranked
    .filter(({ hand }) => hand.place !== null)
    .sort((one, other) => placeOf(one) - placeOf(other) || byRaising(one.hand, other.hand));
  const order: Standing[] = [];
  for (const each of fixed) {
    while (order.length < placeOf(each) && free.length > 0) order.push(...free.splice(0, 1));
    order.push(each);
  }
  return [...order, ...free];
}

function placeOf({ hand }: Standing): number {
  return hand.place ?? 0;
}

function kindWords(hand: Hand, state: Pick<DebateState, 'turn'>): string[] {
  if (hand.kind === 'process') return ['Point of process'];
  if (hand.kind === 'read-out') return ['Words to be read out'];
  if (hand.kind === 'turn') return [];
  return [isToSpeaker(hand, state) ? 'Direct response to who speaks now' : 'Direct response'];
}

function spokenWords({ first, spoken }: QueueWeights, ms: number | undefined): string[] {
  if (ms === undefined) return first > 0 ? ['Has not spoken yet'] : [];
  if (spoken === 0) return [];
  return [
    ms < minute ? 'Has spoken for less than a minute' : `Has spoken for ${minutes(ms / minute)} already`,
  ];
}

function balanceWords({ balance }: QueueWeights, sector: string | undefined): string[] {
  if (sector === undefined || balance === 0) return [];
  return [`${sector} has spoken ${balance > 0 ? 'less' : 'more'} than others`];
}
