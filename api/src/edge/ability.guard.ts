import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Failure } from '@samepage/contracts';
import type { AskedRequest } from './asker';
import { Decisions } from './decisions';
import { ENDPOINT, type EndpointOptions } from './endpoint';
import { placeParam } from './places';
import { RateLimits } from './rate-limits';
import { Subjects } from './subjects';

/** Closed by default: a route that names no ability is refused, and one that does is decided and counted before it runs. */
@Injectable()
export class AbilityGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly subjects: Subjects,
    private readonly decisions: Decisions,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<EndpointOptions | undefined>(ENDPOINT, context.getHandler());
    if (!endpoint) throw new Failure('ability_missing', 'This address names no ability, so it is closed.');
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const subject = await this.subjects.ofRequest(request);
    request.asker = await this.decisions.require(
      subject,
      endpoint.ability,
      endpoint.at && { kind: endpoint.at, value: request.params[placeParam[endpoint.at]] },
    );
    // Looking at what one may make is not making it.
    const { ability, countedAs = ability } = endpoint;
    if (request.method !== 'GET')
      await this.limits.takeFor(countedAs, request.asker.membership?.id, request.ip ?? '');
    return true;
  }
}
