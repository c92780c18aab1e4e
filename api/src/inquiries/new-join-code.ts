import { randomInt } from 'node:crypto';

/** Letters and digits that are not mistaken for one another on a projector or when read aloud: no I, L, O, 0, 1. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const length = 6;

/**
 * A code people type on their phones to join an inquiry or a debate. Some 900 million of them: two are the same once
 * in a very long while, and the unique index then refuses the second.
 */
export function newJoinCode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
