import { Inject, Injectable } from '@nestjs/common';
import {
  Failure,
  type DebatePlan,
  type NewTemplate,
  type Template,
  type Templates,
} from '@samepage/contracts';
import { builtInTemplates } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { QUERYABLE } from '../../database/queryable';
import { uuidOf } from '../../database/uuid-of';
import { idTaken } from '../../edge/id-taken';

interface TemplateRecord {
  id: string;
  title: string;
  plan: DebatePlan;
}

/** Run-sheets to start from: some come with Samepage, others are kept by the facilitators of an inquiry. */
@Injectable()
export class TemplateService {
  constructor(@Inject(QUERYABLE) private readonly queryable: Queryable) {}

  /** Those that come with Samepage first, then those kept here, the newest last. */
  async list(inquiryId: string): Promise<Templates> {
    const { rows } = await this.queryable.query<TemplateRecord>(
      `SELECT id, title, plan FROM run_sheet_template WHERE inquiry_id = $1 ORDER BY created_at, id`,
      [inquiryId],
    );
    return [...builtIn(), ...rows];
  }

  /**
   * Keeps a run-sheet once, however often it is sent with its id.
   * @throws Failure `conflict` where the id is a template's of another inquiry.
   */
  async keep(inquiryId: string, { id = randomUUID(), title, plan }: NewTemplate): Promise<Template> {
    await this.queryable.query(
      `INSERT INTO run_sheet_template (id, inquiry_id, title, plan) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO NOTHING`,
      [id, inquiryId, title, plan],
    );
    const { rows } = await this.queryable.query<TemplateRecord>(
      `SELECT id, title, plan FROM run_sheet_template WHERE id = $1 AND inquiry_id = $2`,
      [id, inquiryId],
    );
    const [row] = rows;
    if (!row) throw idTaken();
    return row;
  }

  /** @throws Failure `not_found` for a template that was not kept here, or comes with Samepage. */
  async remove(inquiryId: string, templateId: string): Promise<void> {
    const { rows } = await this.queryable.query(
      `DELETE FROM run_sheet_template WHERE id = $1 AND inquiry_id = $2 RETURNING 1`,
      [templateId, inquiryId],
    );
    if (rows.length > 0) return;
    throw new Failure(
      'not_found',
      'There is no such template here to throw away. Those that come with Samepage stay.',
    );
  }
}

/** Each time with steps of their own, so that two debates that start from one template share none. */
function builtIn(): Template[] {
  return builtInTemplates.map(({ key, title, plan }) => ({
    id: uuidOf(`run-sheet template ${key}`),
    title,
    plan: plan(randomUUID),
  }));
}
