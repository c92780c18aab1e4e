import { HttpErrorResponse } from '@angular/common/http';
import type { FailureCode, Problem } from '@samepage/contracts';

/**
 * What stands in the way, as a page shows it: `unreachable` is the network, `server` is us, `signed-out` and
 * `not-allowed` are about who is asking, `missing` about the address, `input` about what was typed, `refused` about
 * the moment.
 */
export type TroubleKind =
  'unreachable' | 'server' | 'signed-out' | 'not-allowed' | 'missing' | 'input' | 'refused';

export interface Trouble {
  readonly kind: TroubleKind;
  readonly title: string;
  readonly text: string;
  readonly code: FailureCode | null;
  /** What to put right, by dotted path in what was sent. */
  readonly fields: Readonly<Record<string, string>>;
  /** In so many seconds it can be tried again, where the server said. */
  readonly retryAfter?: number;
}

type Words = readonly [kind: TroubleKind, title: string, text?: string];

const ours = 'This is our fault, not yours. What you wrote is still on this page. Try again in a moment.';

/** Words by code. Where a text is missing, the server knows better what happened, and its sentence is shown. */
const words: Readonly<Record<FailureCode, Words>> = {
  invalid_input: ['input', 'Please put this right'],
  code_wrong: ['input', 'That code is not right'],
  code_expired: ['input', 'That code is too old'],
  image_unreadable: ['input', 'That picture could not be read'],
  sign_in_needed: [
    'signed-out',
    'This is for people in the inquiry',
    'Sign in, or join with the code you were given. Then you come straight back here.',
  ],
  not_allowed: ['not-allowed', 'You cannot do this here'],
  wrong_origin: ['refused', 'This request came from another site'],
  not_found: ['missing', 'There is nothing here'],
  unknown_join_code: ['input', 'No one is using that code'],
  conflict: ['refused', 'Someone else was quicker'],
  refused: ['refused', 'This is not possible just now'],
  too_large: ['input', 'That is too large'],
  unsupported_type: ['input', 'That kind of file cannot be used'],
  too_many_requests: ['refused', 'Too many tries'],
  internal: ['server', 'Something went wrong on our side', ours],
  ability_missing: ['server', 'Something went wrong on our side', ours],
  mail_unavailable: ['server', 'Mail cannot be sent just now'],
  pdf_unavailable: ['server', 'The PDF could not be made'],
  database_away: ['server', 'Something went wrong on our side', ours],
};

const unreachable: Trouble = {
  kind: 'unreachable',
  title: 'We could not reach the server',
  text: 'You are still signed in, and what you wrote is still on this page. Check your connection and try again.',
  code: null,
  fields: {},
};

const broken: Trouble = { ...unreachable, kind: 'server', title: words.internal[1], text: ours };

/** What a problem from the server means to a person. REST and socket answer with the same problems. */
export function troubleOfProblem(problem: Problem): Trouble {
  const known = Object.hasOwn(words, problem.code) ? words[problem.code] : undefined;
  if (!known) return { ...broken, text: problem.detail || ours };
  const [kind, title, text] = known;
  return {
    kind,
    title,
    text: text ?? problem.detail,
    code: problem.code,
    fields: Object.fromEntries((problem.problems ?? []).map(({ path, message }) => [path, message])),
    ...(problem.retryAfter !== undefined && { retryAfter: problem.retryAfter }),
  };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}

/** A body that was asked for as text or as a file still carries a problem as JSON. */
function bodyOf(error: HttpErrorResponse): unknown {
  if (typeof error.error !== 'string') return error.error;
  try {
    return JSON.parse(error.error) as unknown;
  } catch {
    return undefined;
  }
}

/** Turns whatever a request threw into words. A server that is down never looks like being signed out. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof HttpErrorResponse) {
    const body = bodyOf(error);
    if (isProblem(body)) return troubleOfProblem(body);
    // 502 to 504 without a problem of ours come from a proxy whose server is away.
    return error.status === 0 || (error.status >= 502 && error.status <= 504) ? unreachable : broken;
  }
  if (isProblem(error)) return troubleOfProblem(error);
  if (error instanceof Error && error.cause !== undefined) return troubleOf(error.cause);
  return broken;
}
