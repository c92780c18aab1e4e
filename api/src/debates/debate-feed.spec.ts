import type { DebateEvent, DebateEvents } from '@samepage/contracts';
import { deferred, waitUntil, withSeed, type Deferred } from '@samepage/testing';
import { DebateFeed } from './debate-feed';

const event = (sequence: number): DebateEvent => ({ type: 'opened', sequence, at: '', by: '' });

/** A log that grows, read through a feed; reads can be held back or made to fail. */
class Log {
  length = 0;
  readonly sent: number[] = [];
  readonly errors: unknown[] = [];
  hold: Deferred<void> | undefined;
  failures = 0;
  readonly feed = new DebateFeed({
    since: (_, after) => this.since(after),
    emit: (_, { events }) => this.sent.push(...events.map(({ sequence }) => sequence)),
    onError: (error) => this.errors.push(error),
  });

  private async since(after: number): Promise<DebateEvents> {
    const length = this.length;
    await this.hold?.promise;
    if (this.failures-- > 0) throw new Error('the database is away');
    const events = Array.from({ length: Math.max(0, length - after) }, (_, index) =>
      event(after + 1 + index),
    );
    return { events, voices: {} };
  }

  sentTo(last: number): Promise<void> {
    return waitUntil(() => this.sent.at(-1) === last, { what: `event ${last} is sent` });
  }
}

const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, index) => from + index);

describe('the feed of one node', () => {
  let log: Log;
  beforeEach(() => (log = new Log()));
  afterEach(() => log.feed.stop());

  it('begins where the first to come in stands, and misses nothing rung for before [DB4]', async () => {
    log.length = 5;
    log.feed.hear('d', 5);
    expect(log.feed.follow('d', 3)).toEqual({ missed: false });
    await log.sentTo(5);
    expect(log.sent).toEqual([4, 5]);
  });

  it('tells someone whose snapshot is older than what has gone out [DB4]', async () => {
    log.length = 5;
    log.feed.follow('d', 3);
    await log.sentTo(5);
    expect(log.feed.follow('d', 4)).toEqual({ missed: true });
    expect(log.feed.follow('d', 5)).toEqual({ missed: false });
  });

  it('reads on where someone comes in who holds more than has gone out: a ring was lost [DB24]', async () => {
    log.length = 3;
    log.feed.follow('d', 3);
    log.length = 5;
    expect(log.feed.follow('d', 4)).toEqual({ missed: false });
    await log.sentTo(5);
    expect(log.sent).toEqual([4, 5]);
  });

  it('reads once for many rings that come while it reads [DB24]', async () => {
    log.feed.follow('d', 0);
    log.hold = deferred();
    for (log.length = 1; log.length < 9; log.length++) log.feed.hear('d', log.length);
    log.hold.resolve();
    log.hold = undefined;
    await log.sentTo(9);
    expect(log.sent).toEqual(upTo(9));
  });

  it('reads again after a failure, without a ring [DB24]', async () => {
    log.failures = 1;
    log.length = 2;
    log.feed.follow('d', 0);
    await log.sentTo(2);
    expect(log.errors).toHaveLength(1);
  });

  it('reads everything again when rings may have been missed [DB24]', async () => {
    log.feed.follow('d', 0);
    log.length = 3;
    log.feed.look('d');
    log.feed.look('nobody is here');
    await log.sentTo(3);
  });

  it('sends nothing of a read that ends after the last has left', async () => {
    log.hold = deferred();
    log.length = 2;
    log.feed.follow('d', 0);
    log.feed.unfollow('d');
    log.hold.resolve();
    log.hold = undefined;
    log.feed.follow('d', 2);
    log.length = 3;
    log.feed.hear('d', 3);
    await log.sentTo(3);
    expect(log.sent).toEqual([3]);
  });

  withSeed('sends each event once and in order, whatever the rings do [DB24]', async (random) => {
    const chance = new Log();
    chance.feed.follow('d', 0);
    for (let step = 0; step < 200; step++) {
      if (random.chance(0.3)) chance.length++;
      if (random.chance(0.4)) chance.feed.hear('d', random.below(chance.length + 1));
      if (random.chance(0.1)) chance.feed.look('d');
      if (random.chance(0.3)) await Promise.resolve();
    }
    chance.feed.hear('d', ++chance.length);
    await chance.sentTo(chance.length);
    chance.feed.stop();
    expect(chance.sent).toEqual(upTo(chance.length));
  });
});
