import { createClient } from 'redis';
import type { Log } from '../log';
import { backoff } from './backoff';
import { WiredBell } from './wired-bell';

const channel = 'samepage:bell';
/** How often a quiet connection is asked whether it is still there; three unanswered times it is given up. */
const pulse = 5_000;

/** Needs Redis 6 or newer: RESP 3 lets one connection both publish and subscribe. */
function connection(url: string) {
  return createClient({
    url,
    RESP: 3,
    disableOfflineQueue: true,
    pingInterval: pulse,
    socket: { connectTimeout: pulse, socketTimeout: 3 * pulse, reconnectStrategy: backoff },
  });
}

/** Rings by PUBLISH and hears by SUBSCRIBE, on a connection that comes back by itself. */
export class RedisBell extends WiredBell {
  protected send: ((payload: string) => Promise<unknown>) | undefined;
  private readonly client: ReturnType<typeof connection>;
  private subscribed = false;

  private constructor(url: string, log: Log) {
    super(log, 'Redis');
    this.client = connection(url);
  }

  /** Resolves after the first try, whether or not it succeeded. */
  static open(url: string, log: Log): Promise<RedisBell> {
    const bell = new RedisBell(url, log);
    return new Promise((resolve) => bell.connect(() => resolve(bell)));
  }

  protected disconnect(): Promise<void> {
    this.send = undefined;
    this.client.destroy();
    return Promise.resolve();
  }

  private connect(tried: () => void): void {
    const lose = (error?: unknown): void => {
      this.send = undefined;
      this.down(error);
      tried();
    };
    this.client.on('error', lose);
    this.client.on('ready', () => void this.subscribe().then(tried, lose));
    this.client.connect().catch(lose);
  }

  /** The client subscribes again by itself after the first time, before it says it is ready. */
  private async subscribe(): Promise<void> {
    if (!this.subscribed) await this.client.subscribe(channel, (payload) => this.heard(payload));
    this.subscribed = true;
    this.send = (payload) => this.client.publish(channel, payload);
    this.up();
  }
}
