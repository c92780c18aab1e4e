import type { Queryable } from '@samepage/platform';
import type pg from 'pg';

const isCommit = (text: string): boolean => text.includes('INTO document_update');

/**
 * The database as the server sees it, with the commits in the test's hands. Takes a client for each statement, because
 * a bare pool ends the embedded database's only connection when a statement fails.
 */
export class Faults implements Queryable {
  commits = 0;
  private before: Promise<void> | undefined;
  private after: Promise<void> | undefined;
  private away: Error | undefined;

  constructor(private readonly pool: pg.Pool) {}

  async query<Row extends object>(text: string, values?: unknown[]) {
    if (this.away) throw this.away;
    if (isCommit(text)) await this.before;
    if (this.away) throw this.away;
    const result = await this.run<Row>(text, values);
    if (isCommit(text)) {
      this.commits++;
      await this.after;
    }
    return result;
  }

  /** Commits wait before they begin; call what is returned to let them go. */
  holdCommits(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.before = promise;
    return () => {
      this.before = undefined;
      resolve();
    };
  }

  /** Commits are done but the server is not told; call what is returned to tell it. */
  holdAnswers(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.after = promise;
    return () => {
      this.after = undefined;
      resolve();
    };
  }

  goAway(): void {
    this.away = new Error('connect ECONNREFUSED');
  }

  comeBack(): void {
    this.away = undefined;
  }

  private async run<Row extends object>(text: string, values?: unknown[]) {
    const client = await this.pool.connect();
    try {
      return await client.query<Row & pg.QueryResultRow>(text, values);
    } finally {
      client.release();
    }
  }
}
