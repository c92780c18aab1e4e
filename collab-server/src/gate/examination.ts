import type { CloseReason } from '@samepage/contracts';

/**
 * What an update is, seen against a document:
 * `known` it adds nothing; `new` it adds something, by these client ids, in `update` (without what is known already);
 * `missing` it builds on something the document does not have; `refused` it is never acceptable.
 */
export type Examination =
  | { readonly verdict: 'known' }
  | { readonly verdict: 'new'; readonly clients: readonly number[]; readonly update: Uint8Array }
  | { readonly verdict: 'missing' }
  | { readonly verdict: 'refused'; readonly reason: CloseReason };

/** Thrown within the gate; `examine` turns it into a verdict. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly reason: CloseReason) {
    super(reason);
  }
}

/** Thrown within the gate when an update builds on what the document does not have. */
export class Missing extends Error {
  override readonly name = 'Missing';
}
