import { Inject, Injectable } from '@nestjs/common';
import { Failure, type Me, type MySession, type SignIn } from '@samepage/contracts';
import { sessionTokenOf, sessionTokensOf } from '@samepage/identity';
import type { Bell, Queryable } from '@samepage/platform';
import type { Request, Response } from 'express';
import { QUERYABLE } from '../database/queryable';
import { uuidOf } from '../database/uuid-of';
import type { Asker } from '../edge/asker';
import { RateLimits } from '../edge/rate-limits';
import { Subjects } from '../edge/subjects';
import { BELL } from '../edge/tokens';
import { AccountService, webHeaders } from './account.service';
import { codeMinutes } from './auth';
import { forgottenCookies, sendCookies, tokenIn, type Cookies } from './cookies';
import { describeDevice } from './device';
import { MeService } from './me.service';

/** The sessions of a browser and of a person, and the way in and out of them. */
@Injectable()
export class SessionService {
  constructor(
    private readonly accounts: AccountService,
    private readonly people: MeService,
    private readonly subjects: Subjects,
    private readonly limits: RateLimits,
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  async sendCode(email: string, request: Request): Promise<{ minutes: number }> {
    await this.limits.take('codeByAddress', request.ip ?? '');
    await this.limits.take('codeByEmail', email);
    await this.accounts.sendCode(email);
    return { minutes: codeMinutes };
  }

  async signIn({ email, code }: SignIn, asker: Asker, request: Request, response: Response): Promise<Me> {
    await this.limits.take('signInByAddress', request.ip ?? '');
    await this.limits.take('signInByEmailAndAddress', `${email} ${request.ip ?? ''}`);
    const answer = await this.accounts
      .signIn(email, code, guestIn(asker), webHeaders(request.headers))
      .catch((error: unknown) => this.missed(email, error));
    return this.signedIn(answer, response);
  }

  /** Counts a wrong code, whoever tried it. A right one is never refused for what others typed. */
  private async missed(email: string, error: unknown): Promise<never> {
    if (error instanceof Failure && error.code === 'code_wrong')
      await this.limits.take('signInMissByEmail', email);
    throw error;
  }

  /** Begins a session for an account that has proved itself, and makes a guest's words its own. */
  async beginFor(authUserId: string, asker: Asker, request: Request, response: Response): Promise<Me> {
    const answer = await this.accounts.begin(authUserId, guestIn(asker), webHeaders(request.headers));
    return this.signedIn(answer, response);
  }

  private async signedIn(answer: Cookies, response: Response): Promise<Me> {
    sendCookies(response, answer);
    return this.people.see(await this.subjects.ofSession(tokenIn(answer)));
  }

  /**
   * Ends every session this browser holds. By our own rows and not through better-auth, which looks under one name
   * only and leaves a session alone whose cookie's signature does not verify, though the token alone lets people in.
   */
  async signOut(request: Request, response: Response): Promise<void> {
    const { rows } = await this.queryable.query<{ person_id: string }>(
      `WITH ended AS (DELETE FROM auth_session WHERE token = ANY ($1::text[]) RETURNING user_id)
       SELECT p.id AS person_id FROM ended JOIN person p ON p.auth_user_id = ended.user_id`,
      [sessionTokensOf(request.headers.cookie)],
    );
    sendCookies(response, forgottenCookies());
    for (const { person_id: id } of rows) this.bell.ring({ about: 'access', id });
  }

  async me(asker: Asker, request: Request, response: Response): Promise<Me> {
    if (asker.subject.kind !== 'stranger') {
      sendCookies(response, await this.accounts.refresh(webHeaders(request.headers)));
    }
    return this.people.see(asker.subject);
  }

  async list(personId: string, request: Request): Promise<MySession[]> {
    const { rows } = await this.queryable.query<SessionRecord>(
      `SELECT s.id, s.token, s.created_at, s.updated_at, s.expires_at, s.user_agent
       FROM auth_session s JOIN person p ON p.auth_user_id = s.user_id
       WHERE p.id = $1 AND s.expires_at > now() ORDER BY s.updated_at DESC`,
      [personId],
    );
    const current = sessionTokenOf(request.headers.cookie);
    return rows.map((row) => ({
      // better-auth's ids are not UUIDs; this stands for one, so that every id on the wire has one shape.
      id: uuidOf(row.id),
      startedAt: row.created_at.toISOString(),
      lastSeenAt: row.updated_at.toISOString(),
      endsAt: row.expires_at.toISOString(),
      device: describeDevice(row.user_agent ?? ''),
      current: row.token === current,
    }));
  }

  /** Ends one of a person's own sessions; open sockets hear of it through the bell. */
  async end(personId: string, sessionId: string): Promise<void> {
    const { rows } = await this.queryable.query<{ id: string }>(
      `SELECT s.id FROM auth_session s JOIN person p ON p.auth_user_id = s.user_id WHERE p.id = $1`,
      [personId],
    );
    const session = rows.find((row) => uuidOf(row.id) === sessionId);
    if (!session) throw new Failure('not_found', 'That session has already ended.');
    await this.queryable.query(`DELETE FROM auth_session WHERE id = $1`, [session.id]);
    this.bell.ring({ about: 'access', id: personId });
  }
}

interface SessionRecord {
  id: string;
  token: string;
  created_at: Date;
  updated_at: Date;
  expires_at: Date;
  user_agent: string | null;
}

/** The guest this browser has been until now, whose words a sign-in makes one's own. */
function guestIn({ subject }: Asker): string | undefined {
  return subject.kind === 'guest' ? subject.personId : undefined;
}
