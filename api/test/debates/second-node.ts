import { createLog, InProcessBell, openBell, type Bell, type Ring } from '@samepage/platform';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createApi } from '../../src/start';
import { testApi, type TestApi } from '../support';

const log = createLog('silent');

/** A bell that is opened once the database it rings through is there. */
class LateBell implements Bell {
  private readonly opened = Promise.withResolvers<Bell>();

  open(bell: Bell): void {
    this.opened.resolve(bell);
  }
  ring(ring: Ring): void {
    void this.opened.promise.then((bell) => bell.ring(ring));
  }
  listen(hear: (ring: Ring) => void): () => void {
    return this.later((bell) => bell.listen(hear));
  }
  onGap(recover: () => void): () => void {
    return this.later((bell) => bell.onGap(recover));
  }
  async close(): Promise<void> {
    await (await this.opened.promise).close();
  }
  private later(start: (bell: Bell) => () => void): () => void {
    const stop = this.opened.promise.then(start);
    return () => void stop.then((end) => end());
  }
}

export interface TwoNodes {
  one: TestApi;
  /** Where the second node listens. */
  two: { url: string };
  close(): Promise<void>;
}

/**
 * Two applications on one database, as two api processes are: on a real PostgreSQL each with its own pool and its own
 * bell through NOTIFY; on the embedded database, which one process has, they share both. Two processes that are killed,
 * and hear each other by Redis too, are in tools/fault/test/two-nodes.spec.ts.
 */
export async function twoNodes(): Promise<TwoNodes> {
  const late = new LateBell();
  const one = await testApi({ bell: late });
  const { url: databaseUrl } = one.database;
  const openOne = () =>
    databaseUrl ? openBell({ databaseUrl, redisUrl: undefined }, log) : Promise.resolve(new InProcessBell());
  const bell = await openOne();
  late.open(bell);
  const otherBell = databaseUrl ? await openOne() : bell;
  const dataSource = databaseUrl ? await connect(one.database) : one.dataSource;
  const other = await createApi(one.settings, { database: one.database, bell: otherBell, log }, dataSource);
  other.httpServer.listen(0, '127.0.0.1');
  await once(other.httpServer, 'listening');
  return {
    one,
    two: { url: `http://127.0.0.1:${(other.httpServer.address() as AddressInfo).port}` },
    close: async () => {
      await other.close();
      await otherBell.close();
      await one.close();
    },
  };
}
