import pg from 'pg';
import type { Log } from '../log';
import { backoff } from './backoff';
import { WiredBell } from './wired-bell';

const channel = 'samepage_bell';
/** How often a quiet connection is asked whether it is still there, and how long it may take to say so. */
const pulse = 5_000;

type Ask = (text: string, values?: unknown[]) => Promise<unknown>;

/** A client takes one statement at a time; the next waits until the last one is answered. */
function oneByOne(client: pg.Client): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return (text, values) => {
    const answer = last.then(() => client.query(text, values));
    last = answer.catch(() => undefined);
    return answer;
  };
}

/** Rings by NOTIFY and hears by LISTEN, on a connection of its own that it renews when it is lost. */
export class PostgresBell extends WiredBell {
  protected send: ((payload: string) => Promise<unknown>) | undefined;
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private tries = 0;

  private constructor(
    private readonly config: pg.ClientConfig,
    log: Log,
  ) {
    super(log, 'PostgreSQL');
  }

  /** Resolves after the first try, whether or not it succeeded. */
  static async open(config: pg.ClientConfig, log: Log): Promise<PostgresBell> {
    const bell = new PostgresBell(config, log);
    await bell.connect();
    return bell;
  }

  protected async disconnect(): Promise<void> {
    clearTimeout(this.timer);
    this.send = undefined;
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      ...this.config,
      application_name: 'samepage bell',
      keepAlive: true,
      query_timeout: pulse,
      connectionTimeoutMillis: pulse,
    });
    this.client = client;
    client.on('error', (error) => this.lose(client, error));
    client.on('end', () => this.lose(client));
    client.on('notification', ({ payload }) => this.heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      this.lose(client, error);
      return;
    }
    if (this.client !== client || this.closed) return;
    this.tries = 0;
    const ask = oneByOne(client);
    this.send = (payload) => ask('SELECT pg_notify($1, $2)', [channel, payload]);
    this.watch(client, ask);
    this.up();
  }

  /** A connection can die without a word (a cable, a firewall): ask it now and then. */
  private watch(client: pg.Client, ask: Ask): void {
    this.timer = setTimeout(() => {
      ask('SELECT 1').then(
        () => {
          if (this.client === client && !this.closed) this.watch(client, ask);
        },
        (error: unknown) => this.lose(client, error),
      );
    }, pulse).unref();
  }

  private lose(client: pg.Client, error?: unknown): void {
    if (this.client !== client || this.closed) return;
    this.client = undefined;
    this.send = undefined;
    clearTimeout(this.timer);
    void client.end().catch(() => undefined);
    this.down(error);
    this.timer = setTimeout(() => void this.connect(), backoff(this.tries++)).unref();
  }
}
