import { Inject, Injectable } from '@nestjs/common';
import type { Bell, Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { memberOf, type Asker } from '../edge/asker';
import { RateLimits } from '../edge/rate-limits';
import { BELL } from '../edge/tokens';
import { requireEntry } from './doors';

/** Quiet words to the facilitators, that nobody else hears of: someone needs a pause. */
@Injectable()
export class SignalService {
  constructor(
    private readonly limits: RateLimits,
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  /** Signals, once at a time: again before it was seen to, it is the same signal. */
  async signal(debateId: string, asker: Asker): Promise<void> {
    const { id } = memberOf(asker);
    await requireEntry(this.queryable, debateId, asker);
    await this.limits.take('statement', `signal ${id}`);
    await this.queryable.query(
      `INSERT INTO debate_signal (debate_id, membership_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [debateId, id],
    );
    this.ring(debateId);
  }

  /** Someone has seen to it; it leaves no trace. */
  async settle(debateId: string, signalId: string): Promise<void> {
    await this.queryable.query(`DELETE FROM debate_signal WHERE debate_id = $1 AND id = $2`, [
      debateId,
      signalId,
    ]);
    this.ring(debateId);
  }

  private ring(debateId: string): void {
    this.bell.ring({ about: 'debate', id: debateId, note: 'desk' });
  }
}
