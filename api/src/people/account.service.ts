import { Inject, Injectable } from '@nestjs/common';
import { Failure } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import type { IncomingHttpHeaders } from 'node:http';
import { QUERYABLE } from '../database/queryable';
import { codeMail } from '../mail/code-mail';
import { MailService } from '../mail/mail.service';
import type { Auth } from './auth';
import { ClaimService } from './claim.service';
import type { Cookies } from './cookies';
import { newCode } from './new-code';

/** Injection token of better-auth. */
export const AUTH = Symbol('auth');

/** Codes, sign-in and guests: everything that makes a browser someone. */
@Injectable()
export class AccountService {
  constructor(
    @Inject(AUTH) private readonly auth: Auth,
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly claims: ClaimService,
    private readonly mail: MailService,
  ) {}

  /** Sends a code, whether or not anyone has an account by this e-mail: the answer never says. */
  async sendCode(email: string): Promise<void> {
    await this.mail.post(this.queryable, codeMail(email, await newCode(this.auth, email)));
  }

  /**
   * Signs in with a code. Whoever this browser was a guest as becomes this account, with everything they said.
   * @throws Failure `code_wrong` or `code_expired`.
   */
  async signIn(
    email: string,
    code: string,
    guestPersonId: string | undefined,
    headers: Headers,
  ): Promise<Cookies> {
    // Without the guest's cookie: joining the two is ours to do, in one transaction.
    headers.delete('cookie');
    const { response, headers: answer } = await this.auth.api
      .signInEmailOTP({ body: { email, otp: code }, headers, returnHeaders: true })
      .catch((error: unknown) => {
        throw codeFailure(error);
      });
    await this.claims.settle(response.user.id, guestPersonId);
    return { cookies: answer.getSetCookie() };
  }

  /** Begins a session for an account that proved itself in another way than by a code. */
  async begin(authUserId: string, guestPersonId: string | undefined, headers: Headers): Promise<Cookies> {
    headers.delete('cookie');
    const { headers: answer } = await this.auth.api.beginSession({
      body: { userId: authUserId },
      headers,
      returnHeaders: true,
    });
    await this.claims.settle(authUserId, guestPersonId);
    return { cookies: answer.getSetCookie() };
  }

  /** Begins a session for someone without an account, and makes them a person by the name they chose. */
  async beginGuest(name: string, headers: Headers): Promise<Cookies & { personId: string }> {
    headers.delete('cookie');
    const { response, headers: answer } = await this.auth.api.signInAnonymous({
      headers,
      returnHeaders: true,
    });
    const { rows } = await this.queryable.query<{ id: string }>(
      `INSERT INTO person (name, auth_user_id) VALUES ($1, $2) RETURNING id`,
      [name, response.user.id],
    );
    const [person] = rows;
    if (!person) throw new Error('The guest was not stored.');
    return { cookies: answer.getSetCookie(), personId: person.id };
  }

  /** Keeps a session that is in use from running out; the cookies to send on, if any. */
  async refresh(headers: Headers): Promise<Cookies> {
    const { headers: answer } = await this.auth.api.getSession({ headers, returnHeaders: true });
    return { cookies: answer.getSetCookie() };
  }
}

/** better-auth's answers about a code, as ours. */
function codeFailure(error: unknown): unknown {
  const code = (error as { body?: { code?: string } } | undefined)?.body?.code;
  if (code === 'OTP_EXPIRED' || code === 'TOO_MANY_ATTEMPTS') {
    return new Failure('code_expired', 'That code can no longer be used. Ask for a new one.');
  }
  if (code === 'INVALID_OTP') {
    return new Failure(
      'code_wrong',
      'That code is not right. Look at the newest e-mail and type its six digits.',
    );
  }
  return error;
}

/** Node's headers as the web's, as better-auth reads them. */
export function webHeaders(headers: IncomingHttpHeaders): Headers {
  const web = new Headers();
  for (const name of ['cookie', 'user-agent']) {
    const value = headers[name];
    if (typeof value === 'string') web.set(name, value);
  }
  return web;
}
