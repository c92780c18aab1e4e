import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Bell, Log, Queryable, Settings } from '@samepage/platform';
import { createTransport, type Transporter } from 'nodemailer';
import { QUERYABLE } from '../database/queryable';
import { BELL, LOG, SETTINGS } from '../edge/tokens';

/** After so many tries a mail is given up and counted as failed. */
const maxTries = 6;
/** Looks at the outbox this often even when no bell rang, for mail that waits for another try. */
const lookEverySeconds = 30;
/** What has waited longer than this is of no use to anyone: its code expired long ago. It is given up unsent. */
const longestWait = '1 day';
/** How long a mail server may keep us waiting, in milliseconds; then the mail is tried again later. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

interface Waiting {
  id: string;
  recipient: string;
  subject: string;
  text: string;
}

/**
 * Sends what waits in the outbox, one at a time, when SMTP_URL is set. Any number of processes may do this at once:
 * each takes a mail by moving its due time, so that a crash means another try later, never none.
 */
@Injectable()
export class MailSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private transport: Transporter | undefined;
  private stopListening: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(BELL) private readonly bell: Bell,
    @Inject(LOG) private readonly log: Log,
    @Inject(QUERYABLE) private readonly queryable: Queryable,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.settings.smtpUrl) return;
    this.transport = createTransport(
      { url: this.settings.smtpUrl, ...patience },
      { from: this.settings.mailFrom },
    );
    this.stopListening = this.bell.listen((ring) => {
      if (ring.about === 'mail') this.look();
    });
    this.timer = setInterval(() => this.look(), lookEverySeconds * 1000);
    this.look();
  }

  /** Before the database is closed: a mail under way is finished and noted as sent. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.stopListening?.();
    clearInterval(this.timer);
    await this.running;
    this.transport?.close();
  }

  private look(): void {
    this.running = this.running
      .then(() => this.sendAll())
      .catch((err: unknown) => this.log.error({ err }, 'the outbox could not be read'));
  }

  private async sendAll(): Promise<void> {
    await this.queryable.query(
      `UPDATE mail SET state = 'failed', text = ''
       WHERE state = 'waiting' AND created_at < now() - interval '${longestWait}'`,
    );
    for (let mail = await this.take(); mail && !this.stopped; mail = await this.take()) await this.send(mail);
  }

  /** Takes the next mail that is due, and puts its next try off by 1, 2, 4 … minutes in case this one fails. */
  private async take(): Promise<Waiting | undefined> {
    const { rows } = await this.queryable.query<Waiting>(
      `UPDATE mail SET tries = tries + 1, due_at = now() + interval '1 minute' * power(2, tries)
       WHERE id = (SELECT id FROM mail WHERE state = 'waiting' AND due_at <= now()
                   ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, recipient, subject, text`,
    );
    return rows[0];
  }

  private async send(mail: Waiting): Promise<void> {
    try {
      await this.transport?.sendMail({
        to: { address: mail.recipient, name: '' },
        subject: mail.subject,
        text: mail.text,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      await this.queryable.query(`UPDATE mail SET state = 'sent', text = '' WHERE id = $1`, [mail.id]);
    } catch (error) {
      const { code } = error as { code?: string };
      this.log.warn({ mail: mail.id, code }, 'a mail could not be sent');
      await this.queryable.query(
        `UPDATE mail SET state = 'failed', text = '' WHERE id = $1 AND tries >= $2`,
        [mail.id, maxTries],
      );
    }
  }
}
