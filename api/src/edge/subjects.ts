import { Inject, Injectable } from '@nestjs/common';
import { stranger, type Subject } from '@samepage/access';
import { sessionTokenOf, subjectFromApiToken, subjectFromSessionToken } from '@samepage/identity';
import type { Queryable } from '@samepage/platform';
import type { IncomingMessage } from 'node:http';
import { QUERYABLE } from '../database/queryable';

/** From a request to who is asking: a bearer token first, else the session cookie, else a stranger. */
@Injectable()
export class Subjects {
  constructor(@Inject(QUERYABLE) private readonly queryable: Queryable) {}

  async ofRequest(request: IncomingMessage): Promise<Subject> {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.ofApiToken(bearer);
    return this.ofSession(sessionTokenOf(request.headers.cookie));
  }

  async ofApiToken(token: string): Promise<Subject> {
    return subjectFromApiToken(this.queryable, token);
  }

  async ofSession(token: string | undefined): Promise<Subject> {
    if (token === undefined) return stranger;
    return subjectFromSessionToken(this.queryable, token);
  }
}
