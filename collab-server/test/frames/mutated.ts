import type { SeededRandom } from '@samepage/testing';

/** Bytes with what goes wrong on a line or is done on purpose: flips, cuts, splices, repetitions, two in one another. */
export function mutate(random: SeededRandom, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const mutations = [flip, flip, flip, cut, splice, repeat, insert, swap];
  let mutated = bytes;
  for (let more = 1 + random.below(2); more > 0; more--)
    mutated = random.pick(mutations)(random, mutated, other);
  return mutated;
}

function flip(random: SeededRandom, bytes: Uint8Array): Uint8Array {
  const flipped = bytes.slice();
  for (let more = 1 + random.below(3); more > 0 && flipped.length > 0; more--) {
    const at = random.below(flipped.length);
    flipped[at] = random.chance(0.5) ? random.below(256) : flipped[at]! ^ (1 << random.below(8));
  }
  return flipped;
}

function cut(random: SeededRandom, bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, random.below(bytes.length + 1));
}

/** The beginning of one and the end of the other. */
function splice(random: SeededRandom, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  return joined(cut(random, bytes), other.slice(random.below(other.length + 1)));
}

function repeat(random: SeededRandom, bytes: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  return joined(bytes.slice(0, at), bytes.slice(random.below(at + 1)));
}

function insert(random: SeededRandom, bytes: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  return joined(bytes.slice(0, at), random.bytes(1 + random.below(4)), bytes.slice(at));
}

function swap(random: SeededRandom, bytes: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  return joined(bytes.slice(at), bytes.slice(0, at));
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
