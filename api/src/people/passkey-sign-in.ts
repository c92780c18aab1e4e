import { Inject, Injectable } from '@nestjs/common';
import { Failure, type Me, type PasskeyAsk, type SignInWithPasskey } from '@samepage/contracts';
import type { Queryable, Settings } from '@samepage/platform';
import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type AuthenticatorTransport,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import type { Request, Response } from 'express';
import { QUERYABLE } from '../database/queryable';
import type { Asker } from '../edge/asker';
import { RateLimits } from '../edge/rate-limits';
import { SETTINGS } from '../edge/tokens';
import { PasskeyChallenges } from './passkey-challenges';
import { relyingParty } from './passkey.service';
import { SessionService } from './session.service';

interface PasskeyRecord {
  id: string;
  auth_user_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: string;
  transports: AuthenticatorTransport[];
}

/** Signing in with a passkey: the device says which, and proves it. */
@Injectable()
export class PasskeySignIn {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly challenges: PasskeyChallenges,
    private readonly sessions: SessionService,
    private readonly limits: RateLimits,
  ) {}

  async ask(request: Request): Promise<PasskeyAsk> {
    await this.limits.take('signInByAddress', request.ip ?? '');
    const options = await generateAuthenticationOptions({
      rpID: relyingParty(this.settings),
      userVerification: 'required',
    });
    return { challengeId: await this.challenges.keep(options.challenge, null), options: { ...options } };
  }

  async signIn(body: SignInWithPasskey, asker: Asker, request: Request, response: Response): Promise<Me> {
    await this.limits.take('signInByAddress', request.ip ?? '');
    const expectedChallenge = await this.challenges.take(body.challengeId, null);
    const passkey = await this.find(body.response.id);
    const counter = passkey && (await this.verify(body, passkey, expectedChallenge));
    if (!passkey || counter === undefined) {
      throw new Failure('code_wrong', 'That passkey is not known here. Sign in with a code, then add it.');
    }
    await this.queryable.query(`UPDATE passkey SET counter = $2, last_used_at = now() WHERE id = $1`, [
      passkey.id,
      counter,
    ]);
    return this.sessions.beginFor(passkey.auth_user_id, asker, request, response);
  }

  /** The device's new counter when the answer is right, else undefined. */
  private async verify(
    { response }: SignInWithPasskey,
    passkey: PasskeyRecord,
    expectedChallenge: string,
  ): Promise<number | undefined> {
    const credential: WebAuthnCredential = {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: Number(passkey.counter),
      transports: passkey.transports,
    };
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge,
        expectedOrigin: [...this.settings.publicOrigins],
        expectedRPID: relyingParty(this.settings),
        credential,
      });
      return verified ? authenticationInfo.newCounter : undefined;
    } catch {
      // The library throws for every way an answer can be wrong; all of them are the same "no".
      return undefined;
    }
  }

  private async find(credentialId: string): Promise<PasskeyRecord | undefined> {
    const { rows } = await this.queryable.query<PasskeyRecord>(
      `SELECT k.id, p.auth_user_id, k.credential_id, k.public_key, k.counter, k.transports
       FROM passkey k JOIN person p ON p.id = k.person_id
       WHERE k.credential_id = $1 AND p.auth_user_id IS NOT NULL`,
      [credentialId],
    );
    return rows[0];
  }
}
