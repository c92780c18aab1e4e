import { Inject, Injectable } from '@nestjs/common';
import { Failure, type Gathering, type Gatherings, type KeepGathering } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { idTaken } from '../edge/id-taken';

interface GatheringRow {
  readonly id: string;
  readonly inquiry_id: string;
  readonly title: string;
  readonly starts_at: Date;
  readonly ends_at: Date | null;
  readonly where_to: string;
  readonly agenda: string;
  readonly version: number;
}

/** Dated, convened spaces of an inquiry. */
@Injectable()
export class GatheringService {
  constructor(@Inject(QUERYABLE) private readonly queryable: Queryable) {}

  /** The one that begins last comes first. */
  async list(inquiryId: string): Promise<Gatherings> {
    const { rows } = await this.queryable.query<GatheringRow>(
      `SELECT * FROM gathering WHERE inquiry_id = $1 ORDER BY starts_at DESC, id`,
      [inquiryId],
    );
    return rows.map(mapGathering);
  }

  /**
   * Makes it, or changes the version that is named. Sent again, it answers with what was kept the first time.
   * @throws Failure `conflict` where somebody else changed it meanwhile, or the id is another inquiry's.
   */
  async keep(inquiryId: string, gatheringId: string, gathering: KeepGathering): Promise<Gathering> {
    const { title, startsAt, endsAt, whereTo, agenda, from } = gathering;
    const values = [gatheringId, inquiryId, title, startsAt, endsAt, whereTo, agenda];
    const { rows } = await this.queryable.query<GatheringRow>(
      from === 0
        ? `INSERT INTO gathering (id, inquiry_id, title, starts_at, ends_at, where_to, agenda)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING *`
        : `UPDATE gathering SET title = $3, starts_at = $4, ends_at = $5, where_to = $6, agenda = $7, version = version + 1
           WHERE id = $1 AND inquiry_id = $2 AND version = $8 RETURNING *`,
      from === 0 ? values : [...values, from],
    );
    const [kept] = rows;
    if (kept) return mapGathering(kept);
    const now = await this.find(gatheringId);
    if (!now) throw new Failure('not_found', 'There is no such gathering.');
    if (now.inquiry_id !== inquiryId) throw idTaken();
    const there = mapGathering(now);
    if (there.version === from + 1 && isSame(there, gathering)) return there;
    throw new Failure(
      'conflict',
      'Somebody else changed this gathering meanwhile. Load the page again to see what they wrote; yours is kept in this tab.',
    );
  }

  /** Nothing happens where there is none. Debates that were held at it stay, on their own. */
  async remove(inquiryId: string, gatheringId: string): Promise<void> {
    await this.queryable.query(`DELETE FROM gathering WHERE id = $1 AND inquiry_id = $2`, [
      gatheringId,
      inquiryId,
    ]);
  }

  private async find(gatheringId: string): Promise<GatheringRow | undefined> {
    const { rows } = await this.queryable.query<GatheringRow>(`SELECT * FROM gathering WHERE id = $1`, [
      gatheringId,
    ]);
    return rows[0];
  }
}

function isSame(there: Gathering, { startsAt, endsAt, ...words }: KeepGathering): boolean {
  const at = (instant: string | null) => (instant === null ? null : Date.parse(instant));
  return (
    at(there.startsAt) === at(startsAt) &&
    at(there.endsAt) === at(endsAt) &&
    (['title', 'whereTo', 'agenda'] as const).every((field) => there[field] === words[field])
  );
}

function mapGathering(row: GatheringRow): Gathering {
  return {
    id: row.id,
    title: row.title,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    whereTo: row.where_to,
    agenda: row.agenda,
    version: row.version,
  };
}
