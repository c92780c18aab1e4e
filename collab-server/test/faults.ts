import type { Queryable } from '@samepage/platform';
import { deferred } from '@samepage/testing';
import type pg from 'pg';

const isCommit = (text: string): boolean => text.includes('INTO document_update');

/**
 * The database as the server sees it, with the commits in the test's hands. Takes a client for each statement, because
 * a bare pool ends the embedded database's only connection when a statement fails.
 */
export class Faults implements Queryable {
  commits = 0;
  /** Commits that wait to begin. */
  waiting = 0;
  private before: Promise<void> | undefined;
  private after: Promise<void> | undefined;
  private isAway = false;
  private hung: Promise<void> | undefined;
  private unhang: () => void = () => undefined;

  constructor(private readonly pool: pg.Pool) {}

  async query<Row extends object>(text: string, values?: unknown[]) {
    this.expectHere();
    if (this.hung) await this.hung;
    if (isCommit(text)) await this.waitBefore();
    this.expectHere();
    const result = await this.run<Row>(text, values);
    if (isCommit(text)) {
      this.commits++;
      await this.after;
    }
    return result;
  }

  /** Commits wait before they begin; call what is returned to let them go. */
  holdCommits(): () => void {
    const { promise, resolve } = deferred();
    this.before = promise;
    return () => {
      this.before = undefined;
      resolve();
    };
  }

  /** Commits are done but the server is not told; call what is returned to tell it. */
  holdAnswers(): () => void {
    const { promise, resolve } = deferred();
    this.after = promise;
    return () => {
      this.after = undefined;
      resolve();
    };
  }

  goAway(): void {
    this.isAway = true;
  }

  /** Nothing is refused and nothing answered. */
  hang(): void {
    const { promise, resolve } = deferred();
    this.hung = promise;
    this.unhang = () => resolve();
  }

  comeBack(): void {
    this.isAway = false;
    this.hung = undefined;
    this.unhang();
  }

  private async waitBefore(): Promise<void> {
    this.waiting++;
    await this.before;
    this.waiting--;
  }

  private expectHere(): void {
    if (this.isAway) throw new Error('connect ECONNREFUSED');
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
