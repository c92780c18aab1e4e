import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Queryable } from '@samepage/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { queryableOf } from './queryable';

/** One transaction: rows, events and outbox jobs stand or fall together. */
export interface Transaction {
  readonly manager: EntityManager;
  /** The same transaction as a plain Queryable. */
  readonly queryable: Queryable;
  /** Runs once the transaction is committed; use it for bells and broadcasts. Not run when it is rolled back. */
  afterCommit(effect: () => void): void;
}

/**
 * The only way to write. Inside `work` use nothing but the transaction's own manager: on the embedded database
 * there is one connection, and a query outside it would wait for ever.
 */
@Injectable()
export class UnitOfWork {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async run<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const effects: (() => void)[] = [];
    const result = await this.database.transaction((manager) =>
      work({
        manager,
        queryable: queryableOf(manager),
        afterCommit: (effect) => effects.push(effect),
      }),
    );
    for (const effect of effects) effect();
    return result;
  }
}
