import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Ability } from '@samepage/access';
import { Failure } from '@samepage/contracts';
import { Gathering } from '@samepage/platform';
import { hash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/queryable';
import { countTries, type CountedTry, type Try } from './counted-tries';

const minute = 60;

/**
 * How often something may be tried or made. What members make is counted for each member and each kind of thing: as
 * much as someone can write by hand, so that a program in their place cannot fill an inquiry. A surgery or a library is one address for many people, so limits by address are
 * wide and limits by account are narrow.
 */
const limits = {
  codeByEmail: { points: 5, duration: 15 * minute },
  codeByAddress: { points: 60, duration: 15 * minute },
  /** Every try from one address; another address has tries of its own, so nobody locks someone else out. */
  signInByEmailAndAddress: { points: 10, duration: 15 * minute },
  /** Wrong codes only, from anywhere: five tries for each of five codes (better-auth counts them), and some more. */
  signInMissByEmail: { points: 40, duration: 15 * minute },
  signInByAddress: { points: 120, duration: 15 * minute },
  joinByAddress: { points: 600, duration: 10 * minute },
  joinMissByAddress: { points: 40, duration: 10 * minute },
  /** A surgery of phones that all lost the line, several times over. */
  debateJoinByAddress: { points: 6_000, duration: 10 * minute },
  statement: { points: 30, duration: 5 * minute },
  /** Opening, closing and hiding: as fast as someone can clear up after a flood. */
  steering: { points: 300, duration: 5 * minute },
  /** Votes, stands and reactions together: several times what a quick thumb does. */
  vote: { points: 300, duration: minute },
  /** Of all phones behind one address: a hall of 600, as many as can join from it, each voting faster than one a second. */
  voteByAddress: { points: 60_000, duration: minute },
  /** Of each kind of thing: a hall of 600, each writing ten of it in five minutes. */
  writingByAddress: { points: 6_000, duration: 5 * minute },
  response: { points: 20, duration: 5 * minute },
  making: { points: 30, duration: 5 * minute },
} as const;

export type Limit = keyof typeof limits;

/**
 * What an ability to write is counted as, wherever it is asked for, by REST and by a socket alike. Commands of a debate
 * all come by one ability and are counted by what they do.
 */
export const limitOf: Partial<Record<Ability, Limit>> = {
  'response.add': 'response',
  'provocation.post': 'making',
  'gathering.keep': 'making',
  'image.add': 'making',
  'debate.prepare': 'making',
  'debate.harvest': 'making',
  'statement.vote': 'vote',
  'draft.create': 'making',
  'edition.publish': 'making',
  'insight.propose': 'making',
  'insight.publish': 'steering',
  'insight.answer': 'response',
  'theme.group': 'steering',
  'opinion.guess': 'vote',
  'opinion.import': 'making',
};

/** The same for everyone behind one address, commands of a debate too. */
function limitByAddress(ability: Ability): Limit | undefined {
  const limit = limitOf[ability];
  if (limit === 'vote') return 'voteByAddress';
  return limit || ability === 'statement.add' ? 'writingByAddress' : undefined;
}

/** What comes so often that tries which come together are counted together. */
const gathered: ReadonlySet<Limit> = new Set<Limit>(['vote', 'voteByAddress', 'writingByAddress']);
/** Tries that are counted in one statement. */
const atOnce = 400;
/** Milliseconds from one such statement to the next where so much comes that several share it. */
const window = 100;

/** Counts tries in PostgreSQL, so that every api process shares the count. Keys are hashed: no address is kept. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<Limit, RateLimiterPostgres>();
  private readonly tries = new Gathering<Try, CountedTry>(
    (tries) => countTries(poolOf(this.database), tries),
    atOnce,
    window,
  );

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** @throws Failure `too_many_requests` with how long to wait, once the limit is used up. */
  async take(limit: Limit, key: string): Promise<void> {
    const hashed = hash('sha256', key, 'base64url');
    const msLeft = gathered.has(limit) ? await this.gather(limit, hashed) : await this.consume(limit, hashed);
    if (msLeft !== undefined) throw tooMany(msLeft);
  }

  /** Counts one use of an ability by someone behind an address, where it is an ability to write. */
  async takeFor(ability: Ability, membershipId: string | undefined, address: string): Promise<void> {
    const [limit, byAddress] = [limitOf[ability], limitByAddress(ability)];
    await Promise.all([
      limit && membershipId !== undefined && this.take(limit, `${ability} ${membershipId}`),
      byAddress && this.take(byAddress, `${ability} ${address}`),
    ]);
  }

  /** Milliseconds to wait where the limit is used up; undefined where it is not. */
  private async consume(limit: Limit, key: string): Promise<number | undefined> {
    try {
      await this.limiter(limit).consume(key);
      return undefined;
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      return reason.msBeforeNext;
    }
  }

  private async gather(limit: Limit, key: string): Promise<number | undefined> {
    const { points, duration } = limits[limit];
    const { place, msLeft } = await this.tries.ask({ key: `${limit}:${key}`, duration });
    return place > points ? msLeft : undefined;
  }

  private limiter(limit: Limit): RateLimiterPostgres {
    let limiter = this.limiters.get(limit);
    if (!limiter) {
      limiter = new RateLimiterPostgres({
        storeClient: poolOf(this.database),
        storeType: 'pool',
        tableName: 'rate_limit',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: limit,
        ...limits[limit],
      });
      this.limiters.set(limit, limiter);
    }
    return limiter;
  }
}

function tooMany(msLeft: number): Failure {
  const minutes = Math.max(1, Math.ceil(msLeft / 60_000));
  return new Failure(
    'too_many_requests',
    `That was tried many times. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
    [],
    { retryAfter: Math.max(1, Math.ceil(msLeft / 1000)) },
  );
}
