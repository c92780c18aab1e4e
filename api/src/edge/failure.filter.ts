import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Failure, failures, toProblem, type FailureCode, type Problem } from '@samepage/contracts';
import type { Log } from '@samepage/platform';
import type { Response } from 'express';
import { LOG } from './tokens';

/** Statuses that the framework itself answers with, as our codes. */
const codeByStatus: Partial<Record<number, FailureCode>> = {
  400: 'invalid_input',
  401: 'sign_in_needed',
  403: 'not_allowed',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_type',
  429: 'too_many_requests',
};

/** PostgreSQL errors by SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const codeBySqlState: Partial<Record<string, FailureCode>> = {
  '23505': 'conflict',
  '40001': 'conflict',
  '40P01': 'conflict',
};

/** Connection lost, refused or shut down: classes 08 and 57P0x, and Node's own words for it. */
const away = /^(08...|57P0[123])$|^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT)$/;

/** Any error as a domain failure. What we do not know is `internal`, without a word of its cause. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof HttpException) {
    const code = codeByStatus[error.getStatus()] ?? (error.getStatus() < 500 ? 'refused' : 'internal');
    return new Failure(code, `${failures[code].title}.`);
  }
  const code = errorCode(error);
  if (code !== undefined && away.test(code)) {
    return new Failure('database_away', 'We cannot reach the database just now. Try again in a moment.');
  }
  const known = code === undefined ? undefined : codeBySqlState[code];
  if (known)
    return new Failure(known, 'Someone changed this at the same moment. Look again and try once more.');
  const status = statusOf(error);
  const byStatus = status === undefined ? undefined : codeByStatus[status];
  if (byStatus) return new Failure(byStatus, `${failures[byStatus].title}.`);
  return new Failure(
    'internal',
    'Something went wrong on our side. Your words are still where you typed them.',
  );
}

/** Body-parser and its like put an HTTP status on a plain error. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}

function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Answers every REST error as RFC 9457 problem details. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = this.problemOf(error);
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (problem.retryAfter !== undefined) response.set('Retry-After', String(problem.retryAfter));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  /** The problem to answer with; what is our own fault is logged. */
  problemOf(error: unknown): Problem {
    const failure = asFailure(error);
    const problem = toProblem(failure);
    if (problem.status >= 500) this.log.error({ code: failure.code, err: error }, 'request failed');
    return problem;
  }
}
