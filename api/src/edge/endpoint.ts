import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { Ability } from '@samepage/access';
import { Problem } from '@samepage/contracts';
import type { z } from 'zod';
import type { PlaceKind } from './places';

export interface EndpointOptions {
  /** What the asker must be able to do. */
  ability: Ability;
  /** What it is counted as, where that is another: whoever may see a debate may send a command. */
  countedAs?: Ability;
  /** Which noun of the path the ability is asked about: `debate` looks at `:debateId`, `inquiry` at `:inquiryId`. */
  at?: PlaceKind;
  /** One sentence for the API description. */
  summary: string;
  /** The schema of the answer; only what it names leaves the server. Omit for bytes (`answers`) or no content. */
  returns?: z.ZodType;
  /** The media type of an answer that is not JSON. */
  answers?: string;
  status?: number;
}

export const ENDPOINT = 'samepage:endpoint';

/** States what a route is for, who may use it and what it answers. A route without it is refused. */
export function Endpoint(options: EndpointOptions): MethodDecorator {
  const status = options.status ?? (options.returns || options.answers ? 200 : 204);
  return applyDecorators(
    SetMetadata(ENDPOINT, options),
    HttpCode(status),
    ApiOperation({ summary: options.summary, description: `Ability: \`${options.ability}\`.` }),
    ApiResponse({
      status,
      description: options.summary,
      ...(options.returns && { standardSchema: options.returns }),
      ...(options.answers && {
        content: { [options.answers]: { schema: { type: 'string', format: 'binary' } } },
      }),
    }),
    ApiResponse({
      status: 'default',
      description: 'A problem, with a stable code.',
      standardSchema: Problem,
    }),
  );
}
