import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { UnitOfWork, type Transaction } from '../database/unit-of-work';
import { SingleFlight } from '../editions/single-flight';
import { Aside } from './aside';
import { momentOf } from './moment-rows';
import type { LevelName } from './work';

/** What was shown of a debate so far, as it is kept. */
export interface KeptDisclosed {
  readonly version: number;
  /** For the library alone: aliases and told votes. */
  readonly content: string;
}

interface DisclosedRow extends KeptDisclosed {
  readonly seen: string;
}

/** Takes what may be shown of a debate's votes one step further, the same on every server. */
@Injectable()
export class DisclosingService {
  private readonly flights = new SingleFlight<KeptDisclosed>(false);

  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly work: UnitOfWork,
    private readonly aside: Aside,
  ) {}

  /** What may be shown of these votes now. Ask it only of a debate that shows how statements stand. */
  advance(debateId: string, level: LevelName): Promise<KeptDisclosed> {
    return this.flights.run(`${debateId} ${level}`, () => this.step(debateId, level));
  }

  private async step(debateId: string, level: LevelName): Promise<KeptDisclosed> {
    const before = await keptOf(this.queryable, debateId, level);
    const { seen, moment } = await momentOf(this.queryable, debateId, { level, unless: before?.seen });
    if (before && !moment) return before;
    if (!moment) throw new Error('There was nothing before, so there is a moment.');
    const key = await this.keyOf(debateId);
    const content = await this.aside.ask('publish', { before: before?.content ?? null, level, moment, key });
    return this.work.run((transaction) => keep(transaction, debateId, { level, before, content, seen }));
  }

  /** Drawn when it is first needed, and the same for good. */
  private async keyOf(debateId: string): Promise<Uint8Array> {
    await this.queryable.query(
      `INSERT INTO disclosure_key (debate_id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [debateId, randomBytes(32)],
    );
    const { rows } = await this.queryable.query<{ key: Buffer }>(
      `SELECT key FROM disclosure_key WHERE debate_id = $1`,
      [debateId],
    );
    const [row] = rows;
    if (!row) throw new Error('The key was not kept.');
    return new Uint8Array(row.key);
  }
}

async function keptOf(
  queryable: Queryable,
  debateId: string,
  level: LevelName,
): Promise<DisclosedRow | undefined> {
  const { rows } = await queryable.query<DisclosedRow>(
    `SELECT version, content, seen FROM disclosed WHERE debate_id = $1 AND level = $2`,
    [debateId, level],
  );
  return rows[0];
}

interface NextDisclosed {
  readonly level: LevelName;
  readonly before: DisclosedRow | undefined;
  readonly content: string;
  readonly seen: string;
}

/** Of two servers that went on from the same, the one that comes first is right, and the other takes what it kept. */
async function keep(
  { queryable }: Transaction,
  debateId: string,
  { level, before, content, seen }: NextDisclosed,
): Promise<KeptDisclosed> {
  await queryable.query(`SELECT 1 FROM disclosure_key WHERE debate_id = $1 FOR UPDATE`, [debateId]);
  const current = await keptOf(queryable, debateId, level);
  if (current && current.version !== before?.version) return current;
  const version = current?.content === content ? current.version : (current?.version ?? 0) + 1;
  await queryable.query(
    `INSERT INTO disclosed (debate_id, level, version, seen, content) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (debate_id, level) DO UPDATE SET version = EXCLUDED.version, seen = EXCLUDED.seen,
       content = EXCLUDED.content`,
    [debateId, level, version, seen, content],
  );
  return { version, content };
}
