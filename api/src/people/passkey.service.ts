import { Inject, Injectable } from '@nestjs/common';
import { Failure, type AddPasskey, type PasskeyAsk, type Passkeys } from '@samepage/contracts';
import type { Queryable, Settings } from '@samepage/platform';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { QUERYABLE } from '../database/queryable';
import { SETTINGS } from '../edge/tokens';
import { PasskeyChallenges } from './passkey-challenges';

/** The site a passkey belongs to: a host name, without scheme or port. */
export const relyingParty = (settings: Settings) => new URL(settings.publicUrl).hostname;

/** The passkeys a person keeps: a way in that needs no e-mail, for those whose devices can. */
@Injectable()
export class PasskeyService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly challenges: PasskeyChallenges,
  ) {}

  async list(personId: string): Promise<Passkeys> {
    const { rows } = await this.queryable.query<{
      id: string;
      label: string;
      created_at: Date;
      last_used_at: Date | null;
    }>(`SELECT id, label, created_at, last_used_at FROM passkey WHERE person_id = $1 ORDER BY created_at`, [
      personId,
    ]);
    return rows.map((row) => ({
      id: row.id,
      label: row.label,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
    }));
  }

  async ask(personId: string): Promise<PasskeyAsk> {
    const { rows } = await this.queryable.query<{ name: string; credential_ids: string[] }>(
      `SELECT p.name, array(SELECT credential_id FROM passkey k WHERE k.person_id = p.id) AS credential_ids
       FROM person p WHERE p.id = $1`,
      [personId],
    );
    const name = rows[0]?.name ?? '';
    const options = await generateRegistrationOptions({
      rpName: 'Samepage',
      rpID: relyingParty(this.settings),
      userName: name,
      userDisplayName: name,
      userID: new TextEncoder().encode(personId),
      attestationType: 'none',
      excludeCredentials: (rows[0]?.credential_ids ?? []).map((id) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { challengeId: await this.challenges.keep(options.challenge, personId), options: { ...options } };
  }

  async add(personId: string, { challengeId, label, response }: AddPasskey): Promise<Passkeys> {
    const expectedChallenge = await this.challenges.take(challengeId, personId);
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: [...this.settings.publicOrigins],
      expectedRPID: relyingParty(this.settings),
    }).catch(() => ({ registrationInfo: undefined }));
    if (!registrationInfo)
      throw new Failure('code_wrong', 'That passkey could not be checked. Please begin again.');
    const { id, publicKey, counter, transports } = registrationInfo.credential;
    await this.queryable.query(
      `INSERT INTO passkey (person_id, credential_id, public_key, counter, transports, label)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (credential_id) DO NOTHING`,
      [personId, id, Buffer.from(publicKey), counter, transports ?? [], label],
    );
    return this.list(personId);
  }

  async remove(personId: string, passkeyId: string): Promise<void> {
    const { rowCount } = await this.queryable.query(`DELETE FROM passkey WHERE id = $1 AND person_id = $2`, [
      passkeyId,
      personId,
    ]);
    if (!rowCount) throw new Failure('not_found', 'That passkey is already gone.');
  }
}
