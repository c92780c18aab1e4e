import { Inject, Injectable } from '@nestjs/common';
import { may } from '@samepage/access';
import { Failure, type Insight, type InsightSummaries, type InsightVersions } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import type { Asker } from '../edge/asker';
import { sectorsOf } from './sectors-of';
import { voicesOf, voiceSql } from '../inquiries/voices';
import { isSeenBy } from './acts';
import { countsOf, linesOf, ownAnswer } from './answers';
import { evidenceOf, insightSql, refOf, stateOf, type InsightRow } from './insight-rows';
import { mapInsight, mapSummary, mapVersion, sidesOf, type VersionRow } from './insight.mapper';
import { StandingWordsReader } from './standing-words';

/** Listed at most. */
const atMost = 200;

/** Insights as someone may see them. The words they rest on are read where they stand, each time. */
@Injectable()
export class InsightReader {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly words: StandingWordsReader,
  ) {}

  /** Published ones first, then what is proposed (to those who may know), then what was taken back; the newest first. */
  async list(inquiryId: string, asker: Asker): Promise<InsightSummaries> {
    const { queryable } = this;
    const { rows } = await queryable.query<InsightRow>(
      `${insightSql} WHERE i.inquiry_id = $1 AND (i.published_at IS NOT NULL OR i.membership_id = $2 OR $3)
       ORDER BY i.taken_back_at IS NOT NULL, i.published_at IS NULL,
         COALESCE(i.taken_back_at, i.published_at, i.created_at) DESC, i.id LIMIT ${atMost}`,
      [inquiryId, asker.membership?.id ?? null, may(asker.subject, 'insight.publish', asker.place)],
    );
    const sectors = await sectorsOf(queryable, inquiryId);
    const evidence = Map.groupBy(
      await evidenceOf(
        queryable,
        rows.map(({ id }) => id),
      ),
      (row) => row.insight_id,
    );
    const refs = [...evidence.values()].flat().flatMap((row) => refOf(row) ?? []);
    const standing = await this.words.read(queryable, { inquiryId, refs });
    return rows.map((row) => mapSummary(row, sectors, sidesOf(evidence.get(row.id) ?? [], standing), asker));
  }

  /** @throws Failure `not_found`, also for one that is only proposed and none of the asker's business yet. */
  async see(insightId: string, asker: Asker): Promise<Insight> {
    const { queryable } = this;
    const row = await this.seen(insightId, asker);
    const evidence = await evidenceOf(queryable, [insightId]);
    const refs = evidence.flatMap((each) => refOf(each) ?? []);
    const standing = await this.words.read(queryable, { inquiryId: row.inquiry_id, refs });
    const sectors = await sectorsOf(queryable, row.inquiry_id);
    const asked = { insightId, since: row.claimed_since };
    const counts = await countsOf(queryable, asked, sectors);
    return mapInsight(
      {
        row,
        sectors,
        counts,
        ...sidesOf(evidence, standing),
        // Of so few that no number is shown, a line would say whose it is.
        lines: counts.all.as === 'hidden' ? [] : await linesOf(queryable, asked),
        mine: await ownAnswer(queryable, asked, asker.membership?.id),
        voices: await voicesOf(queryable, [row.membership_id, row.published_by ?? row.membership_id]),
      },
      asker,
    );
  }

  /** What it said since it was published, and who put it so. @throws Failure `not_found`, as `see`. */
  async versions(insightId: string, asker: Asker): Promise<InsightVersions> {
    await this.seen(insightId, asker);
    const { rows } = await this.queryable.query<VersionRow>(
      `SELECT v.number, v.claim, v.sureness, v.why_sure, v.at, ${voiceSql} AS voice
       FROM insight_version v JOIN membership m ON m.id = v.membership_id JOIN sector s ON s.id = m.sector_id
       WHERE v.insight_id = $1 ORDER BY v.number DESC LIMIT ${atMost}`,
      [insightId],
    );
    return rows.map(mapVersion);
  }

  private async seen(insightId: string, asker: Asker): Promise<InsightRow> {
    const { rows } = await this.queryable.query<InsightRow>(`${insightSql} WHERE i.id = $1`, [insightId]);
    const [row] = rows;
    const isSeen = row && isSeenBy({ state: stateOf(row), membershipId: row.membership_id }, asker);
    if (!isSeen) throw noSuchInsight();
    return row;
  }
}

export function noSuchInsight(): Failure {
  return new Failure('not_found', 'There is no such insight.');
}
