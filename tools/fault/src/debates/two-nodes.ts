import { emptyDebate, usualSettings } from '@samepage/debate';
import { SeededRandom, waitUntil } from '@samepage/testing';
import pg from 'pg';
import type { DebatePlan } from '@samepage/contracts';
import { run } from '../program';
import { Proxy } from '../proxy';
import { Postgres, Redis } from '../service';
import type { Tools } from '../tools';
import { judge } from './judge';
import { passAnswers } from './kept-answer';
import { ApiNode } from './node';
import { furnish } from './people';
import { Phone } from './phone';
import { uuid } from './plans';
import { Teller } from './teller';

/** What the connection of PostgreSQL's own bell says first. */
const bellName = 'samepage bell';

/** Two api processes on one PostgreSQL, each by a proxy, with Redis between them or PostgreSQL's own notifications. */
export class TwoNodes {
  private constructor(
    private readonly closing: AsyncDisposableStack,
    private readonly redis: Redis | undefined,
    private readonly proxies: readonly Proxy[],
    readonly pool: pg.Pool,
    readonly one: ApiNode,
    readonly two: ApiNode,
  ) {}

  static async open(tools: Tools, hasRedis: boolean): Promise<TwoNodes> {
    const closing = new AsyncDisposableStack();
    try {
      return await TwoNodes.start(tools, hasRedis, closing);
    } catch (error) {
      await closing.disposeAsync();
      throw error;
    }
  }

  /** What was started is noted at once, so that it ends also where the next does not start. */
  private static async start(
    tools: Tools,
    hasRedis: boolean,
    closing: AsyncDisposableStack,
  ): Promise<TwoNodes> {
    const postgres = closing.adopt(await Postgres.open(tools.postgres ?? ''), (each) => each.close());
    const redis = hasRedis
      ? closing.adopt(await Redis.open(tools.redis ?? ''), (each) => each.close())
      : undefined;
    const pool = new pg.Pool({ connectionString: postgres.url(), max: 4 });
    // A connection that is being let go of may still hear that the database stops; nobody needs to.
    pool.on('error', () => undefined);
    closing.defer(() => pool.end());
    await run('api/migrate', [], { DATABASE_URL: postgres.url(), LOG_LEVEL: 'error' });
    const bell = redis && { REDIS_URL: `redis://127.0.0.1:${redis.port}` };
    const start = async (proxy: Proxy): Promise<ApiNode> => {
      closing.defer(() => proxy.close());
      const node = await ApiNode.start({ DATABASE_URL: postgres.url('postgres', proxy.port), ...bell });
      closing.defer(() => node.program.kill());
      return node;
    };
    const proxies = [await Proxy.open(postgres.port), await Proxy.open(postgres.port)] as const;
    const [one, two] = [await start(proxies[0]), await start(proxies[1])];
    return new TwoNodes(closing, redis, proxies, pool, one, two);
  }

  /** Between the first node and the database. */
  get line(): Proxy {
    const [line] = this.proxies;
    if (!line) throw new Error('There is no first node.');
    return line;
  }

  /** Redis is killed; PostgreSQL's notifications stay on their way. */
  async breakBell(): Promise<void> {
    if (this.redis) return this.redis.kill();
    for (const proxy of this.proxies)
      proxy.treat(({ greeting }) => (greeting.includes(bellName) ? { up: 'hold', down: 'hold' } : {}));
  }

  async mendBell(): Promise<void> {
    if (this.redis) return this.redis.start();
    for (const proxy of this.proxies) proxy.treat({});
  }

  /** As it was at first, whatever was broken. */
  async mend(): Promise<void> {
    passAnswers(this.line);
    if (!this.redis?.isRunning) await this.mendBell();
    for (const node of [this.one, this.two]) if (!node.isUp) await node.start();
  }

  close(): Promise<void> {
    return this.closing.disposeAsync();
  }
}

/** Someone on a good line, who stays with one node until they are moved. */
interface Guest {
  readonly phone: Phone;
  readonly at: ApiNode[];
}

const size = 6;

/** One debate on two nodes, people in turn on the one and the other; the first on each runs it. */
export class SplitRoom {
  readonly teller: Teller;

  private constructor(
    private readonly nodes: TwoNodes,
    private readonly debateId: string,
    private readonly guests: readonly Guest[],
    private readonly random: SeededRandom,
  ) {
    this.teller = new Teller(random);
  }

  static async open(nodes: TwoNodes, random: SeededRandom): Promise<SplitRoom> {
    const { debateId, people } = await furnish(nodes.pool, { state: emptyDebate(), size });
    const guests = people.map(({ membershipId, cookie }, index): Guest => {
      const at = [index % 2 === 0 ? nodes.one : nodes.two];
      const line = new SeededRandom(random.below(2 ** 31));
      const phone = new Phone(debateId, membershipId, cookie, at, line);
      phone.mend();
      return { phone, at };
    });
    return new SplitRoom(nodes, debateId, guests, random);
  }

  get phones(): Phone[] {
    return this.guests.map(({ phone }) => phone);
  }

  /** Those on a node; the first of them runs the debate. */
  on(node: ApiNode): [Phone, Phone, Phone] {
    return this.guests.filter(({ at }) => at.includes(node)).map(({ phone }) => phone) as [
      Phone,
      Phone,
      Phone,
    ];
  }

  /** Everyone on the one comes in by the other, with what they were about to send. */
  move(from: ApiNode, to: ApiNode): void {
    for (const { at, phone } of this.guests) {
      if (!at.includes(from)) continue;
      at.splice(0, 1, to);
      phone.moveOn();
    }
  }

  /** Opens it with a vote on the motion, then statements, then a floor. */
  async begin(lead: Phone): Promise<void> {
    const kinds = ['opening-vote', 'statements', 'floor', 'harvest'] as const;
    const steps = kinds.map((kind) => ({
      id: uuid(this.random),
      kind,
      title: kind,
      words: '',
      seconds: null,
    }));
    const plan: DebatePlan = { motion: 'Joy is work.', steps, settings: usualSettings };
    await this.teller.command(lead, { type: 'plan', plan });
    await this.teller.command(lead, { type: 'open' });
    await this.reached(2);
  }

  async reached(version: number, phones = this.phones, timeout = 30_000): Promise<void> {
    await waitUntil(() => phones.every(({ state }) => state.version >= version), {
      what: `${phones.length} people are at version ${version}`,
      timeout,
    });
  }

  /** How often each command of a kind of event is in the log. */
  async logged(type: string): Promise<number> {
    const { rows } = await this.nodes.pool.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM debate_event WHERE debate_id = $1 AND event->>'type' = $2`,
      [this.debateId, type],
    );
    return rows[0]?.count ?? 0;
  }

  /** The choices that are kept, in some order. */
  async choices(statementId: string): Promise<string[]> {
    const { rows } = await this.nodes.pool.query<{ choice: string }>(
      'SELECT choice FROM vote WHERE statement_id = $1 ORDER BY choice',
      [statementId],
    );
    return rows.map(({ choice }) => choice);
  }

  judged(): Promise<string[]> {
    return judge(this.nodes.pool, this.debateId, this.phones, this.teller.told);
  }

  close(): void {
    for (const phone of this.phones) phone.close();
  }
}
