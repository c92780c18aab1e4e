import type { EditionContent } from '@samepage/contracts';

function refuse(what: string): never {
  throw new TypeError(`There is no canonical JSON for ${what}.`);
}

function text(value: string): string {
  if (!value.isWellFormed()) refuse('text with half a character');
  return JSON.stringify(value);
}

function object(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    // RFC 8785 §3.2.3: by UTF-16 code units, which is how JavaScript compares text.
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${text(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/**
 * JSON with one spelling per value (RFC 8785: sorted keys, no blanks, ECMAScript numbers), so that equal content
 * has equal bytes and equal hashes everywhere. Members that are `undefined` are left out, as JSON.stringify does.
 *
 * @throws TypeError for what JSON cannot say: NaN, infinities, bigint, functions, lone surrogates, and
 *   `undefined` anywhere but in a member. RangeError for cycles.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number')
    return Number.isFinite(value) ? JSON.stringify(value) : refuse(String(value));
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  return typeof value === 'object' ? object(value) : refuse(typeof value);
}

/**
 * The seal of an edition: SHA-256 over the UTF-8 bytes of its canonical JSON, as 64 hexadecimal digits.
 *
 * Works in Node and in browsers on https or localhost; elsewhere browsers offer no WebCrypto and this rejects.
 */
export async function sealOf(content: EditionContent): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(content));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
