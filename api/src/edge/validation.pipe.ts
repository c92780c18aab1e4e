import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Failure } from '@samepage/contracts';

/** Checks bodies, queries and parameters against the zod schema each names; unknown keys are dropped. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new Failure(
      'invalid_input',
      'Something in what you sent needs changing. See the notes beside each part.',
      issues.slice(0, 50).map((issue) => ({
        path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        message: issue.message,
      })),
    ),
});
