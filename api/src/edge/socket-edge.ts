import { Inject, Injectable } from '@nestjs/common';
import type { Subject } from '@samepage/access';
import type { Bell, Settings } from '@samepage/platform';
import type { Socket } from 'socket.io';
import { Decisions } from './decisions';
import { FailureFilter } from './failure.filter';
import { RateLimits } from './rate-limits';
import { SocketSubject } from './socket-subject';
import { Subjects } from './subjects';
import { BELL, SETTINGS } from './tokens';

/** What every packet of a socket passes through; the same parts as a request, which Nest does not run for gateways. */
@Injectable()
export class SocketEdge {
  constructor(
    readonly decisions: Decisions,
    readonly failures: FailureFilter,
    readonly limits: RateLimits,
    @Inject(BELL) readonly bell: Bell,
    private readonly subjects: Subjects,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Where a socket comes from, as Express tells it for a request: where there is a proxy in front, what the proxy says. */
  addressOf({ handshake }: Socket): string {
    const forwarded = this.settings.loopback ? undefined : handshake.headers['x-forwarded-for'];
    return [forwarded ?? []].flat().join().split(',').at(-1)?.trim() || handshake.address;
  }

  /** Who a socket is: by the API token in its `auth`, else by the cookie it came with. */
  subjectOf(socket: Socket): SocketSubject {
    return new SocketSubject((): Promise<Subject> => {
      const { token } = socket.handshake.auth as { token?: unknown };
      if (typeof token === 'string') return this.subjects.ofApiToken(token);
      return this.subjects.ofRequest(socket.request);
    });
  }
}
