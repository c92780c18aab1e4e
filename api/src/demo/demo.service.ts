import { Inject, Injectable } from '@nestjs/common';
import { Failure, type DemoPeople, type OutboxMails, type Role } from '@samepage/contracts';
import type { Queryable, Settings } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { isNear, type Incoming } from '../edge/near';
import { SETTINGS } from '../edge/tokens';
import { demoDomain, demoInquiry } from './script';

/** As many mails as someone trying it out looks through. */
const newest = 50;

/** What makes trying it out on one machine easy. Everywhere else these pages do not exist. */
@Injectable()
export class DemoService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The newest mails that wait because nothing can send them. */
  async outbox(request: Incoming): Promise<OutboxMails> {
    this.requireConveniences(request);
    const { rows } = await this.queryable.query<{
      id: string;
      recipient: string;
      subject: string;
      text: string;
      created_at: Date;
    }>(
      `SELECT id, recipient, subject, text, created_at FROM mail
       WHERE state = 'waiting' ORDER BY created_at DESC, id LIMIT ${newest}`,
    );
    return rows.map(({ id, recipient, subject, text, created_at }) => ({
      id,
      to: recipient,
      subject,
      text,
      at: created_at.toISOString(),
    }));
  }

  /** The demo people who can sign in, in the order they were made. */
  async people(request: Incoming): Promise<DemoPeople> {
    this.requireConveniences(request);
    const { rows } = await this.queryable.query<{ email: string; name: string; role: Role; sector: string }>(
      `SELECT a.email, m.name, m.role, s.name AS sector
       FROM membership m JOIN sector s ON s.id = m.sector_id JOIN inquiry i ON i.id = m.inquiry_id
       JOIN person p ON p.id = m.person_id JOIN auth_user a ON a.id = p.auth_user_id
       WHERE i.slug = $1 AND a.email LIKE '%@' || $2 AND m.ended_at IS NULL
       ORDER BY array_position($3, m.role), s.position, m.name`,
      [demoInquiry.slug, demoDomain, ['artist', 'facilitator', 'participant', 'commissioner']],
    );
    return rows;
  }

  /** The outbox holds codes to sign in with, so it opens only to whoever sits at this machine. */
  private requireConveniences(request: Incoming): void {
    if (this.settings.demoConveniences && isNear(request)) return;
    throw new Failure('not_found', 'There is nothing at this address.');
  }
}
