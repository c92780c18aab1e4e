import { deferred, waitUntil } from '@samepage/testing';
import { NewsFeed } from './news-feed';

/** A feed whose reads the test answers, one after another. */
function aFeed() {
  const reads: ReturnType<typeof deferred<number>>[] = [];
  const sent: number[] = [];
  const errors: unknown[] = [];
  const room = { isFull: true };
  const feed = new NewsFeed<number, number>(0, {
    isWanted: () => room.isFull,
    read: () => {
      const read = deferred<number>();
      reads.push(read);
      return read.promise;
    },
    news: (before, now) => (before === now ? undefined : now),
    emit: (_, news) => sent.push(news),
    onError: (error) => errors.push(error),
  });
  /** Answers the read that was asked for as this one, once it was. */
  const answer = async (read: number, now: number): Promise<void> => {
    await waitUntil(() => reads.length > read, { what: `read ${read}` });
    reads[read]!.resolve(now);
  };
  return { feed, reads, sent, errors, room, answer };
}

describe('a feed of news', () => {
  it('sends what changed, and nothing where nothing did', async () => {
    const { feed, sent, answer } = aFeed();
    for (const [read, now] of [1, 1, 2].entries()) {
      feed.hear('a');
      await answer(read, now);
    }
    await waitUntil(() => sent.includes(2));
    expect(sent).toEqual([1, 2]);
    feed.stop();
  });

  it('does not read for a room that nobody is in, nor send to one that emptied meanwhile', async () => {
    const { feed, reads, sent, room, answer } = aFeed();
    room.isFull = false;
    feed.hear('empty');
    expect(reads).toEqual([]);
    room.isFull = true;
    feed.hear('a');
    room.isFull = false;
    await answer(0, 1);
    await reads[0]!.promise;
    room.isFull = true;
    feed.hear('a');
    await answer(1, 2);
    await waitUntil(() => sent.length > 0);
    expect(sent).toEqual([2]);
    feed.stop();
  });

  it('reads again after a read that failed', async () => {
    const { feed, reads, sent, errors, answer } = aFeed();
    feed.hear('a');
    reads[0]!.reject(new Error('away'));
    await answer(1, 1);
    await waitUntil(() => sent.length > 0);
    expect([errors.length, sent]).toEqual([1, [1]]);
    feed.stop();
  });

  it('tells one who comes nothing older than what everyone was told meanwhile [DB21]', async () => {
    const { feed, sent, answer, reads } = aFeed();
    const told: number[] = [];
    const telling = feed.tell('a', (now) => told.push(now));
    feed.hear('a');
    await answer(1, 2);
    await waitUntil(() => sent.length === 1);
    await answer(0, 1);
    await answer(2, 2);
    await telling;
    expect([sent, told, reads.length]).toEqual([[2], [2], 3]);
    feed.stop();
  });

  it('sends everything again once it forgot what it sent', async () => {
    const { feed, sent, answer } = aFeed();
    feed.hear('a');
    await answer(0, 1);
    await waitUntil(() => sent.length === 1);
    feed.forget('a');
    feed.hear('a');
    await answer(1, 1);
    await waitUntil(() => sent.length === 2);
    expect(sent).toEqual([1, 1]);
    feed.stop();
  });
});
