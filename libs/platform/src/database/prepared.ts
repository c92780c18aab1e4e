import type pg from 'pg';
import { PreparedStatement, type Answer } from './prepared-statement';
import type { Queryable } from './queryable';

/** Beyond so many different texts something makes them up as it goes, and preparing them would only cost memory. */
const most = 200;
/** A connection that nobody has used for so long goes back to the pool. */
const idle = 2_000;

/**
 * A pool whose statements are prepared on each connection the first time they are run: parsing and planning one that
 * appends to a log costs more than running it. Only for texts that are always the same, and for an outside PostgreSQL:
 * the embedded one clears its session. Connections are kept between statements that follow each other closely.
 */
export function prepared(pool: pg.Pool): Queryable & { close(): void } {
  const names = new Map<string, string>();
  const clients = new Clients(pool);
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= most) return known;
    const name = `samepage_${names.size}`;
    names.set(text, name);
    return name;
  };
  const run = async (text: string, values: readonly unknown[]): Promise<Answer> => {
    const name = nameOf(text);
    if (name === undefined) return pool.query(text, [...values]);
    const client = await clients.take();
    try {
      const answer = await new Promise<Answer>((resolve, reject) => {
        client.query(new PreparedStatement(name, text, values, { resolve, reject }));
      });
      clients.giveBack(client);
      return answer;
    } catch (error) {
      clients.letGo(client);
      // The others were lost with it, or are about to be found lost.
      if (!isAnswer(error)) clients.close();
      throw error;
    }
  };
  return {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as in Queryable
    query: <Row extends object>(text: string, values: unknown[] = []) =>
      run(text, values) as Promise<{ rows: Row[]; rowCount: number | null }>,
    close: () => clients.close(),
  };
}

/** Whether the database itself said so, by one of its codes; if not, the way to it is gone. */
function isAnswer(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('57P');
}

/** Connections at hand, so that each statement need not ask the pool for one. */
class Clients {
  private readonly free: pg.PoolClient[] = [];
  /** What to do when a connection is lost, for each that was taken from the pool. */
  private readonly taken = new Map<pg.PoolClient, () => void>();
  private timer: NodeJS.Timeout | undefined;
  private usedAt = 0;

  constructor(private readonly pool: pg.Pool) {}

  async take(): Promise<pg.PoolClient> {
    const client = this.free.pop();
    if (client) return client;
    const fresh = await this.pool.connect();
    const lose = (): void => this.letGo(fresh);
    this.taken.set(fresh, lose);
    // A connection that is lost between statements must not take the process with it.
    fresh.on('error', lose);
    return fresh;
  }

  giveBack(client: pg.PoolClient): void {
    // Whoever waits at the pool is served by it, or would wait until we had nothing more to do.
    if (this.pool.waitingCount > 0) {
      this.release(client, false);
      return;
    }
    this.free.push(client);
    this.usedAt = performance.now();
    this.timer ??= setTimeout(() => this.look(), idle).unref();
  }

  /** It may be broken: the pool makes another when one is needed. */
  letGo(client: pg.PoolClient): void {
    const index = this.free.indexOf(client);
    if (index >= 0) this.free.splice(index, 1);
    this.release(client, true);
  }

  close(): void {
    clearTimeout(this.timer);
    for (const client of this.free.splice(0)) this.release(client, false);
  }

  /** Once only: a connection can be lost while its statement fails. */
  private release(client: pg.PoolClient, isBroken: boolean): void {
    const lose = this.taken.get(client);
    if (!lose || !this.taken.delete(client)) return;
    client.release(isBroken);
    client.off('error', lose);
  }

  private look(): void {
    this.timer = undefined;
    const left = this.usedAt + idle - performance.now();
    if (left <= 0) this.close();
    else this.timer = setTimeout(() => this.look(), left).unref();
  }
}
