import { Inject, Injectable } from '@nestjs/common';
import { Failure } from '@samepage/contracts';
import type { Bell, Queryable, Settings } from '@samepage/platform';
import { BELL, SETTINGS } from '../edge/tokens';

export interface NewMail {
  to: string;
  subject: string;
  text: string;
}

/** Puts mail in the outbox table. What sends it reads the table; what shows it on loopback does too. */
@Injectable()
export class MailService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  /** @throws Failure `mail_unavailable` where mail can neither be sent nor be read in an outbox. */
  async post(queryable: Queryable, { to, subject, text }: NewMail): Promise<void> {
    if (!this.settings.smtpUrl && !this.settings.demoConveniences) {
      throw new Failure(
        'mail_unavailable',
        'This place cannot send e-mail yet. Whoever runs it must set SMTP_URL; tell them, please.',
      );
    }
    await queryable.query(`INSERT INTO mail (recipient, subject, text) VALUES ($1, $2, $3)`, [
      to,
      subject,
      text,
    ]);
    this.bell.ring({ about: 'mail', id: '' });
  }
}
