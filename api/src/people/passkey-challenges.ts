import { Inject, Injectable } from '@nestjs/common';
import { Failure } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';

/** How long a device may take to answer: long enough to find a phone and unlock it. */
const minutes = 5;

/** Challenges that devices sign, each good for one answer. `personId` is null when it is not yet known who asks. */
@Injectable()
export class PasskeyChallenges {
  constructor(@Inject(QUERYABLE) private readonly queryable: Queryable) {}

  async keep(challenge: string, personId: string | null): Promise<string> {
    const { rows } = await this.queryable.query<{ id: string }>(
      `WITH swept AS (DELETE FROM passkey_challenge WHERE expires_at < now())
       INSERT INTO passkey_challenge (challenge, person_id, expires_at)
       VALUES ($1, $2, now() + interval '${minutes} minutes') RETURNING id`,
      [challenge, personId],
    );
    const [kept] = rows;
    if (!kept) throw new Error('The challenge was not kept.');
    return kept.id;
  }

  /** Takes a challenge away, so that no answer can be sent twice. @throws Failure `code_expired` */
  async take(challengeId: string, personId: string | null): Promise<string> {
    const { rows } = await this.queryable.query<{ challenge: string }>(
      `DELETE FROM passkey_challenge
       WHERE id = $1 AND person_id IS NOT DISTINCT FROM $2 AND expires_at > now() RETURNING challenge`,
      [challengeId, personId],
    );
    const [taken] = rows;
    if (!taken) throw new Failure('code_expired', 'That took too long. Please begin again.');
    return taken.challenge;
  }
}
