import { createHash, randomBytes } from 'node:crypto';

/** 256 bits: nobody guesses it. */
const secretBytes = 32;

/** What a secret of ours looks like: base64url, which a header and a WebSocket subprotocol can carry as it is. */
const shape = /^[\w-]{16,128}$/;

export function newSecret(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/** Secrets are kept as their SHA-256 only: who reads the database learns none. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function looksLikeSecret(text: string): boolean {
  return shape.test(text);
}
