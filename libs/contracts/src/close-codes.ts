/**
 * Why the collaboration server closes a socket, and what the client should do then.
 * `then`: `sign-in` get a session or ticket and come back; `come-back` reconnect with a jittered delay;
 * `resync` drop local unsaved forgeries and reconnect; `read-only` reconnect without writing; `stop` do not reconnect.
 */
export const closeCodes = {
  going_away: { code: 1001, says: 'The server is restarting.', then: 'come-back' },
  sign_in_needed: { code: 4401, says: 'Please sign in to open this document.', then: 'sign-in' },
  not_allowed: { code: 4403, says: 'You do not have access to this document.', then: 'stop' },
  not_found: { code: 4404, says: 'There is no such document.', then: 'stop' },
  took_too_long: { code: 4408, says: 'Signing in took too long.', then: 'come-back' },
  access_changed: { code: 4409, says: 'Your access has changed.', then: 'come-back' },
  epoch_changed: {
    code: 4410,
    says: 'This document was begun again. Your unsent words are kept on this device.',
    then: 'stop',
  },
  too_large: { code: 4413, says: 'That change is too large.', then: 'resync' },
  bad_frame: { code: 4422, says: 'The server could not read what was sent.', then: 'resync' },
  forged: { code: 4423, says: 'That change claims to be someone else’s.', then: 'resync' },
  read_only: { code: 4424, says: 'You can read this document but not change it.', then: 'read-only' },
  too_fast: { code: 4429, says: 'Too much was sent at once.', then: 'come-back' },
  too_many: {
    code: 4430,
    says: 'You opened too many others since. Close some, and load this page again.',
    then: 'stop',
  },
  not_stored: {
    code: 4500,
    says: 'The server could not keep your change. It is kept on this device.',
    then: 'come-back',
  },
  load_failed: { code: 4503, says: 'The document could not be opened just now.', then: 'come-back' },
} as const;

export type CloseReason = keyof typeof closeCodes;
export type CloseAction = (typeof closeCodes)[CloseReason]['then'];

/** The entry for a close code, or undefined for codes that are not ours (such as 1006, the network). */
export function closeReason(code: number): (typeof closeCodes)[CloseReason] | undefined {
  return Object.values(closeCodes).find((reason) => reason.code === code);
}
