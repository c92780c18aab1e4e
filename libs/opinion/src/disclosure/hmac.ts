/**
 * HMAC-SHA-256 (FIPS 180-4, RFC 2104) of a text, at once and in every runtime: the platform's own is a promise in
 * browsers, and another one on servers. Small and slow; the specs hold it to the server's.
 */
export function hmac(key: Uint8Array, text: string): Uint8Array {
  const padded = new Uint8Array(blockBytes);
  padded.set(key.length > blockBytes ? sha256(key) : key);
  const inner = sha256(
    joined(
      padded.map((byte) => byte ^ 0x36),
      new TextEncoder().encode(text),
    ),
  );
  return sha256(
    joined(
      padded.map((byte) => byte ^ 0x5c),
      inner,
    ),
  );
}

const blockBytes = 64;

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

function sha256(bytes: Uint8Array): Uint8Array {
  const blocks = Math.ceil((bytes.length + 9) / blockBytes);
  const padded = new Uint8Array(blocks * blockBytes);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const state = Uint32Array.from(startOf);
  for (let block = 0; block < blocks; block += 1) compress(state, view, block * blockBytes);
  const hash = new DataView(new ArrayBuffer(32));
  for (const [index, word] of state.entries()) hash.setUint32(index * 4, word);
  return new Uint8Array(hash.buffer);
}

function compress(state: Uint32Array, view: DataView, offset: number): void {
  const words = new Uint32Array(64);
  const word = (index: number): number => words[index] ?? 0;
  for (let t = 0; t < 16; t += 1) words[t] = view.getUint32(offset + t * 4);
  for (let t = 16; t < 64; t += 1) {
    const [early, late] = [word(t - 15), word(t - 2)];
    const small0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const small1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[t] = word(t - 16) + small0 + word(t - 7) + small1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t += 1) {
    const large1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + large1 + ((e & f) ^ (~e & g)) + (constants[t] ?? 0) + word(t)) | 0;
    const large0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const two = (large0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [index, each] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + each;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** FIPS 180-4 takes its constants from the first bits after the point of roots of the first primes. */
const primes = Array.from({ length: 310 }, (_, index) => index + 2).filter((each) => {
  for (let divisor = 2; divisor * divisor <= each; divisor += 1) if (each % divisor === 0) return false;
  return true;
});
const afterPoint = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32);
const startOf = primes.slice(0, 8).map((prime) => afterPoint(Math.sqrt(prime)));
const constants = primes.slice(0, 64).map((prime) => afterPoint(Math.cbrt(prime)));
