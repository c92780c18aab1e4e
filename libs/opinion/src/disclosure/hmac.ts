/**
 * HMAC-SHA-256 (FIPS 180-4, RFC 2104) of texts, at once and in every runtime: the platform's own is a promise in
 * browsers, and another one on servers. Small, not fast; the specs hold it to the server's.
 */
export function hmacOf(key: Uint8Array): (text: string) => Uint8Array {
  const padded = new Uint8Array(blockBytes);
  padded.set(key.length > blockBytes ? sha256(key) : key);
  // What both hashes begin with is the same for each text.
  const inner = begun(padded.map((byte) => byte ^ 0x36));
  const outer = begun(padded.map((byte) => byte ^ 0x5c));
  const encoder = new TextEncoder();
  return (text) => ended(outer, blockBytes, ended(inner, blockBytes, encoder.encode(text)));
}

const blockBytes = 64;

function sha256(bytes: Uint8Array): Uint8Array {
  return ended(Uint32Array.from(startOf), 0, bytes);
}

/** The state after one whole block. */
function begun(block: Uint8Array): Uint32Array {
  const state = Uint32Array.from(startOf);
  compress(state, new DataView(block.buffer), 0);
  return state;
}

/** The hash of as many bytes as led to the state, and these. */
function ended(from: Uint32Array, bytesBefore: number, bytes: Uint8Array): Uint8Array {
  const state = Uint32Array.from(from);
  const blocks = Math.ceil((bytes.length + 9) / blockBytes);
  const padded = new Uint8Array(blocks * blockBytes);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytesBefore + bytes.length) * 8n);
  for (let block = 0; block < blocks; block += 1) compress(state, view, block * blockBytes);
  const hash = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => hash.setUint32(index * 4, word));
  return new Uint8Array(hash.buffer);
}

function compress(state: Uint32Array, view: DataView, offset: number): void {
  for (let t = 0; t < 16; t += 1) words[t] = view.getInt32(offset + t * 4);
  for (let t = 16; t < 64; t += 1) {
    const early = words[t - 15] ?? 0;
    const late = words[t - 2] ?? 0;
    const small0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const small1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[t] = (words[t - 16] ?? 0) + small0 + (words[t - 7] ?? 0) + small1;
  }
  const [a0 = 0, b0 = 0, c0 = 0, d0 = 0, e0 = 0, f0 = 0, g0 = 0, h0 = 0] = state;
  let [a, b, c, d, e, f, g, h] = [a0 | 0, b0 | 0, c0 | 0, d0 | 0, e0 | 0, f0 | 0, g0 | 0, h0 | 0];
  for (let t = 0; t < 64; t += 1) {
    const large1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + large1 + ((e & f) ^ (~e & g)) + (constants[t] ?? 0) + (words[t] ?? 0)) | 0;
    const large0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const two = (large0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state.set([a0 + a, b0 + b, c0 + c, d0 + d, e0 + e, f0 + f, g0 + g, h0 + h]);
}

/** Every block overwrites it; one for all spares making one for each. */
const words = new Int32Array(64);

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** FIPS 180-4 takes its constants from the first bits after the point of roots of the first primes. */
const primes = Array.from({ length: 310 }, (_, index) => index + 2).filter((each) => {
  for (let divisor = 2; divisor * divisor <= each; divisor += 1) if (each % divisor === 0) return false;
  return true;
});
const afterPoint = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32);
const startOf = Uint32Array.from(primes.slice(0, 8), (prime) => afterPoint(Math.sqrt(prime)));
const constants = Int32Array.from(primes, (prime) => afterPoint(Math.cbrt(prime)));
