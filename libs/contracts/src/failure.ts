/**
 * Everything that can go wrong in a way we know, each with a stable code, the HTTP status it maps to, and a title.
 * Clients choose their words by code; `detail` is a sentence for people that says what to do.
 */
export const failures = {
  invalid_input: { status: 400, title: 'Something in what you sent needs changing' },
  code_wrong: { status: 400, title: 'That code is not right' },
  code_expired: { status: 400, title: 'That code is too old' },
  image_unreadable: { status: 400, title: 'That picture could not be read' },
  sign_in_needed: { status: 401, title: 'Please sign in' },
  not_allowed: { status: 403, title: 'You cannot do this here' },
  wrong_origin: { status: 403, title: 'This request came from another site' },
  not_found: { status: 404, title: 'There is nothing here' },
  unknown_join_code: { status: 404, title: 'No one is using that code' },
  conflict: { status: 409, title: 'Someone else was quicker' },
  refused: { status: 409, title: 'This is not possible just now' },
  too_large: { status: 413, title: 'That is too large' },
  unsupported_type: { status: 415, title: 'That kind of file cannot be used' },
  too_many_requests: { status: 429, title: 'Too many tries' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  ability_missing: { status: 500, title: 'This address is closed' },
  mail_unavailable: { status: 503, title: 'Mail cannot be sent' },
  pdf_unavailable: { status: 503, title: 'The PDF could not be made' },
  database_away: { status: 503, title: 'The database is away' },
} as const satisfies Record<string, { status: number; title: string }>;

export type FailureCode = keyof typeof failures;

export interface FieldProblem {
  /** Where in the input, as a dotted path. */
  path: string;
  message: string;
}

export interface FailureDetails {
  /** Which of the things that have this code it was, where a client chooses its words by that. Stable. */
  readonly reason?: string;
  /** In so many seconds it can be tried again. */
  readonly retryAfter?: number;
}

/** A domain failure. It knows nothing of HTTP or sockets; one table each maps it there. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly code: FailureCode,
    /** A sentence for the person: what happened, what is safe, what to do. */
    readonly detail: string,
    readonly problems: readonly FieldProblem[] = [],
    readonly more: FailureDetails = {},
  ) {
    super(`${code}: ${detail}`);
  }
}
