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
  insight: `SELECT inquiry_id AS "inquiryId" FROM insight WHERE id = $1`,
  conversation: `SELECT inquiry_id AS "inquiryId" FROM imported_conversation WHERE id = $1`,
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
  insight: 'insightId',
  conversation: 'conversationId',
  document: 'documentId',
};

/** Places kept at most: those of a few days' debates and drafts. */
const keptAtMost = 10_000;

@Injectable()
export class Places {
  /** A thing never moves to another inquiry, so what was found once needs no looking for: every vote asks. */
  private readonly kept = new Map<string, Place>();

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** The place of a thing, or undefined when there is no such thing (or its id is no id at all). */
  async find(kind: PlaceKind, value: unknown): Promise<Place | undefined> {
    if (typeof value !== 'string') return undefined;
    if (kind !== 'inquirySlug' && !idSchema.safeParse(value).success) return undefined;
    if (kind === 'inquirySlug') return this.look(kind, value);
    const key = `${kind} ${value.toLowerCase()}`;
    const place = this.kept.get(key) ?? (await this.look(kind, value));
    if (place) this.keep(key, place);
    return place;
  }

  private async look(kind: PlaceKind, value: string): Promise<Place | undefined> {
    const rows = await this.database.query<Place[]>(finders[kind], [value]);
    return rows[0];
  }

  /** The one that was asked for longest ago makes room. */
  private keep(key: string, place: Place): void {
    this.kept.delete(key);
    this.kept.set(key, place);
    const [oldest] = this.kept.keys();
    if (this.kept.size > keptAtMost && oldest !== undefined) this.kept.delete(oldest);
  }
}
