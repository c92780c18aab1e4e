import { Injectable } from '@nestjs/common';
import { Failure, type AnswerInsight, type Insight } from '@samepage/contracts';
import { randomUUID } from 'node:crypto';
import { UnitOfWork } from '../database/unit-of-work';
import { memberOf, type Asker } from '../edge/asker';
import { holdInsight } from './held-insight';
import { InsightReader } from './insight-reader';

/** Whether people know themselves in an insight: one answer each, which they can change and take back. */
@Injectable()
export class AnswerService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: InsightReader,
  ) {}

  /** The same line keeps its id, and stays hidden where a facilitator hid it. */
  async answer(insightId: string, { answer, line }: AnswerInsight, asker: Asker): Promise<Insight> {
    const { id: membershipId } = memberOf(asker);
    await this.work.run(async (transaction) => {
      const { version } = await holdInsight(transaction, insightId, { act: 'answer', asker });
      await transaction.queryable.query(
        `INSERT INTO insight_answer AS a (insight_id, membership_id, answer, version, line, line_id)
         VALUES ($1, $2, $3, $4, $5, CASE WHEN $5::text IS NULL THEN NULL ELSE $6::uuid END)
         ON CONFLICT (insight_id, membership_id) DO UPDATE SET answer = $3, version = $4, line = $5,
           line_id = CASE WHEN a.line IS NOT DISTINCT FROM $5 THEN a.line_id ELSE EXCLUDED.line_id END,
           line_hidden_at = CASE WHEN a.line IS NOT DISTINCT FROM $5 THEN a.line_hidden_at END`,
        [insightId, membershipId, answer, version, line, randomUUID()],
      );
    });
    return this.reader.see(insightId, asker);
  }

  /** Takes the asker's answer back, line and all. */
  async takeBack(insightId: string, asker: Asker): Promise<Insight> {
    const { id: membershipId } = memberOf(asker);
    await this.work.run(async ({ queryable }) => {
      await queryable.query(`DELETE FROM insight_answer WHERE insight_id = $1 AND membership_id = $2`, [
        insightId,
        membershipId,
      ]);
    });
    return this.reader.see(insightId, asker);
  }

  /** Hides a line from everyone. The answer beside it stays counted. */
  async hide(insightId: string, lineId: string, asker: Asker): Promise<Insight> {
    await this.work.run(async (transaction) => {
      await holdInsight(transaction, insightId, { act: 'hide', asker });
      const { rows } = await transaction.queryable.query(
        `UPDATE insight_answer SET line_hidden_at = COALESCE(line_hidden_at, clock_timestamp())
         WHERE insight_id = $1 AND line_id = $2 RETURNING 1`,
        [insightId, lineId],
      );
      if (rows.length === 0)
        throw new Failure('not_found', 'There is no such line here. Whoever wrote it may have changed it.');
    });
    return this.reader.see(insightId, asker);
  }
}
