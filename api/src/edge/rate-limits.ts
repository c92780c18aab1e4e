import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Ability } from '@samepage/access';
import { Failure } from '@samepage/contracts';
import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/queryable';

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
  response: { points: 20, duration: 5 * minute },
  making: { points: 30, duration: 5 * minute },
} as const;

export type Limit = keyof typeof limits;

/**
 * What an ability to write is counted as, wherever it is asked for. Commands of a debate all come by one ability and
 * are counted by what they do; votes change a row that is there and are held back by the bucket of their socket.
 */
export const limitOf: Partial<Record<Ability, Limit>> = {
  'response.add': 'response',
  'provocation.post': 'making',
  'image.add': 'making',
  'debate.prepare': 'making',
  'debate.harvest': 'making',
  'draft.create': 'making',
  'edition.publish': 'making',
};

/** Counts tries in PostgreSQL, so that every api process shares the count. Keys are hashed: no address is kept. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<Limit, RateLimiterPostgres>();

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** @throws Failure `too_many_requests` with how long to wait, once the limit is used up. */
  async take(limit: Limit, key: string): Promise<void> {
    try {
      await this.limiter(limit).consume(createHash('sha256').update(key).digest('base64url'));
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      const minutes = Math.max(1, Math.ceil(reason.msBeforeNext / 60_000));
      throw new Failure(
        'too_many_requests',
        `That was tried many times. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
      );
    }
  }

  /** Counts one use of an ability by someone, where it is an ability to write. */
  async takeFor(ability: Ability, membershipId: string | undefined): Promise<void> {
    const limit = limitOf[ability];
    if (limit && membershipId !== undefined) await this.take(limit, `${ability} ${membershipId}`);
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
