import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Place } from '@samepage/access';
import { id as idSchema } from '@samepage/contracts';
import { DataSource } from 'typeorm';

/**
 * How each noun finds the inquiry it belongs to, by the value in the path or message. Every route and socket event
 * that is about something inside an inquiry is decided through this one table.
 */
const finders = {
  inquiry: `SELECT id AS "inquiryId" FROM inquiry WHERE id = $1`,
  inquirySlug: `SELECT id AS "inquiryId" FROM inquiry WHERE slug = $1`,
  provocation: `SELECT inquiry_id AS "inquiryId" FROM provocation WHERE id = $1`,
  debate: `SELECT inquiry_id AS "inquiryId" FROM debate WHERE id = $1`,
  draft: `SELECT inquiry_id AS "inquiryId" FROM draft WHERE id = $1`,
  document: `SELECT inquiry_id AS "inquiryId" FROM document WHERE id = $1`,
} as const;

export type PlaceKind = keyof typeof finders;

/** The path parameter each noun is named by. */
export const placeParam: Record<PlaceKind, string> = {
  inquiry: 'inquiryId',
  inquirySlug: 'slug',
  provocation: 'provocationId',
  debate: 'debateId',
  draft: 'draftId',
  document: 'documentId',
};

@Injectable()
export class Places {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** The place of a thing, or undefined when there is no such thing (or its id is no id at all). */
  async find(kind: PlaceKind, value: unknown): Promise<Place | undefined> {
    if (typeof value !== 'string') return undefined;
    if (kind !== 'inquirySlug' && !idSchema.safeParse(value).success) return undefined;
    const rows = await this.database.query<Place[]>(finders[kind], [value]);
    return rows[0];
  }
}
