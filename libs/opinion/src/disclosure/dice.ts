import { hmacOf } from './hmac';

/** What is known of people only to whoever holds the key: how their dice fall, and by what alias they are kept. */
export interface Dice {
  /** From 0 up to, but not, 1; the same each time for the same person, statement and turn. */
  roll(person: string, statement: string, turn: string): number;
  alias(person: string): string;
  /** Names the key without telling it. */
  readonly mark: string;
}

/** 256 bits. */
const keyBytes = 32;

/** Kept at most, of debates whose dice fell last: people are the same from one look to the next, and so are aliases. */
const keptAtMost = 20;
const kept = new Map<string, Dice>();

/** The dice of a key: the same ones as before, for as long as they are kept. */
export function diceOf(key: Uint8Array): Dice {
  const name = key.join();
  const dice = kept.get(name) ?? newDice(key);
  kept.delete(name);
  kept.set(name, dice);
  const [oldest] = kept.keys();
  if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
  return dice;
}

/**
 * Dice that only the key can tell. It is random, kept by the server, never sent, and the same for as long as the votes
 * are: with another one every vote would be told a second time.
 */
function newDice(key: Uint8Array): Dice {
  if (key.length < keyBytes) throw new RangeError(`The key must have at least ${keyBytes} bytes.`);
  const hmac = hmacOf(key);
  const drawn = (...what: string[]): Uint8Array => hmac(JSON.stringify(what));
  const aliases = new Map<string, string>();
  return {
    roll: (person, statement, turn) => {
      const bytes = drawn('roll', person, statement, turn);
      return new DataView(bytes.buffer).getUint32(0) / 2 ** 32;
    },
    alias: (person) => {
      const alias = aliases.get(person) ?? hex(drawn('alias', person));
      aliases.set(person, alias);
      return alias;
    },
    mark: hex(drawn('mark')),
  };
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
