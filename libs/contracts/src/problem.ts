import { z } from 'zod';
import { failures, type Failure, type FailureCode } from './failure';

/** RFC 9457 problem details, as every REST error is answered. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.enum(Object.keys(failures) as [FailureCode, ...FailureCode[]]),
    problems: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** Which of the things that have this code it was: a refusal of a debate, for one. Stable, as the code is. */
    reason: z.string().optional(),
    /** In so many seconds it can be tried again; over REST the header `Retry-After` says so too. */
    retryAfter: z.number().int().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export function toProblem(failure: Failure): Problem {
  const { status, title } = failures[failure.code];
  return {
    type: `urn:samepage:problem:${failure.code}`,
    title,
    status,
    detail: failure.detail,
    code: failure.code,
    ...(failure.problems.length > 0 && { problems: [...failure.problems] }),
    ...failure.more,
  };
}
