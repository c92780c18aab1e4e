import { Inject, Injectable } from '@nestjs/common';
import {
  Failure,
  type ChangeInsight,
  type Insight,
  type NewEvidence,
  type NewInsight,
  type PublishInsight,
  type TakeBackInsight,
} from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { QUERYABLE } from '../database/queryable';
import { UnitOfWork, type Transaction } from '../database/unit-of-work';
import { memberOf, type Asker } from '../edge/asker';
import { idTaken } from '../edge/id-taken';
import { holdInsight } from './held-insight';
import { InsightReader } from './insight-reader';
import { evidenceOf, refOf, stateOf, writeVersion, type InsightRow } from './insight-rows';
import { sidesOf } from './insight.mapper';
import { doorOf } from './quotable-rows';
import { sectorsOf } from './sectors-of';
import { keyOf, StandingWordsReader, type Standing } from './standing-words';

type Content = Omit<NewInsight, 'id'>;

/** Proposes, changes, publishes and takes back insights. */
@Injectable()
export class InsightService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly work: UnitOfWork,
    private readonly reader: InsightReader,
    private readonly words: StandingWordsReader,
  ) {}

  /**
   * Proposes an insight once, however often it is sent with its id.
   * @throws Failure `conflict` where the id is another one's; `invalid_input` for words or sectors that are not there.
   */
  async propose(asker: Asker, { id = randomUUID(), ...sent }: NewInsight): Promise<Insight> {
    const { inquiryId, id: membershipId } = memberOf(asker);
    const { content, standing } = await this.checked(inquiryId, sent, asker);
    await this.work.run(async ({ queryable }) => {
      const { rows } = await queryable.query(
        `INSERT INTO insight (id, inquiry_id, membership_id, version, claimed_since) VALUES ($1, $2, $3, 1, 1)
         ON CONFLICT (id) DO NOTHING RETURNING 1`,
        [id, inquiryId, membershipId],
      );
      if (rows.length > 0)
        await writeVersion(queryable, { insightId: id, number: 1, membershipId }, content, standing);
      else await requireOwn(queryable, id, { inquiryId, membershipId });
    });
    return this.reader.see(id, asker);
  }

  /**
   * Says it anew. What is proposed is replaced; of what is published every version is kept, with who put it so and when.
   * @throws Failure `conflict` where somebody else was quicker; `refused` where nothing published would stand.
   */
  async change(insightId: string, { version, ...sent }: ChangeInsight, asker: Asker): Promise<Insight> {
    const { inquiryId, id: membershipId } = memberOf(asker);
    const { content, standing } = await this.checked(inquiryId, sent, asker, insightId);
    await this.work.run(async (transaction) => {
      const row = await holdInsight(transaction, insightId, { act: 'edit', asker, version });
      const { queryable } = transaction;
      const number = row.version + 1;
      const isPublished = stateOf(row) === 'published';
      if (isPublished)
        requireGround(content.evidence.length, content.counterEvidence.length, content.foundNone);
      await writeVersion(queryable, { insightId, number, membershipId }, content, standing);
      const isSameClaim = isPublished && content.claim === row.claim;
      await queryable.query(`UPDATE insight SET version = $2, claimed_since = $3 WHERE id = $1`, [
        insightId,
        number,
        isSameClaim ? row.claimed_since : number,
      ]);
      if (!isPublished)
        await queryable.query(`DELETE FROM insight_version WHERE insight_id = $1 AND number < $2`, [
          insightId,
          number,
        ]);
    });
    return this.reader.see(insightId, asker);
  }

  /** @throws Failure `refused` where there is nothing it stands on, or nobody looked for what speaks against it. */
  async publish(insightId: string, { version }: PublishInsight, asker: Asker): Promise<Insight> {
    const { id: membershipId } = memberOf(asker);
    await this.work.run(async (transaction) => {
      const row = await holdInsight(transaction, insightId, { act: 'publish', asker, version });
      const { evidence, counterEvidence } = await this.standingSides(transaction, row);
      requireGround(evidence, counterEvidence, row.found_none);
      await transaction.queryable.query(
        `UPDATE insight SET published_at = clock_timestamp(), published_by = $2 WHERE id = $1`,
        [insightId, membershipId],
      );
    });
    return this.reader.see(insightId, asker);
  }

  /** Takes it back for good. It stays to be read, with the reason. */
  async takeBack(insightId: string, { why }: TakeBackInsight, asker: Asker): Promise<Insight> {
    const { id: membershipId } = memberOf(asker);
    await this.work.run(async (transaction) => {
      await holdInsight(transaction, insightId, { act: 'take-back', asker });
      await transaction.queryable.query(
        `UPDATE insight SET taken_back_at = clock_timestamp(), taken_back_by = $2, taken_back_why = $3 WHERE id = $1`,
        [insightId, membershipId, why],
      );
    });
    return this.reader.see(insightId, asker);
  }

  /** Withdraws a proposal: nothing is left of it. */
  async withdraw(insightId: string, asker: Asker): Promise<void> {
    await this.work.run(async (transaction) => {
      await holdInsight(transaction, insightId, { act: 'withdraw', asker });
      await transaction.queryable.query(`DELETE FROM insight WHERE id = $1`, [insightId]);
    });
  }

  /**
   * Content whose sectors and words are there. Each place counts once on a side. Words the asker may not look up are
   * taken where the insight has them already: whoever revises it need not have been in every room.
   */
  private async checked(
    inquiryId: string,
    sent: Content,
    asker: Asker,
    insightId?: string,
  ): Promise<{ content: Content; standing: Map<string, Standing> }> {
    const content = { ...sent, evidence: once(sent.evidence), counterEvidence: once(sent.counterEvidence) };
    const known = new Set((await sectorsOf(this.queryable, inquiryId)).map(({ id }) => id));
    if (content.speaksFor.sectorIds.some((id) => !known.has(id)))
      throw invalid('speaksFor', 'One of these sectors is not in this inquiry. Choose again.');
    const refs = [...content.evidence, ...content.counterEvidence].map(({ ref }) => ref);
    const standing = await this.words.read(this.queryable, { inquiryId, refs, door: doorOf(asker) });
    const rows = insightId === undefined ? [] : await evidenceOf(this.queryable, [insightId]);
    const had = rows.flatMap((row) => refOf(row) ?? []);
    for (const each of await this.words.read(this.queryable, { inquiryId, refs: had })) standing.set(...each);
    for (const side of ['evidence', 'counterEvidence'] as const)
      if (content[side].some(({ ref }) => !standing.has(keyOf(ref))))
        throw invalid(side, 'Some of these words cannot be read any more. Take them out, then try again.');
    return { content, standing };
  }

  /** How many pieces of evidence stand on each side at this moment. */
  private async standingSides(
    { queryable }: Transaction,
    { id, inquiry_id: inquiryId }: InsightRow,
  ): Promise<{ evidence: number; counterEvidence: number }> {
    const rows = await evidenceOf(queryable, [id]);
    const refs = rows.flatMap((row) => refOf(row) ?? []);
    const sides = sidesOf(rows, await this.words.read(queryable, { inquiryId, refs }));
    const standing = (side: 'evidence' | 'counterEvidence') =>
      sides[side].filter(({ words }) => words !== null).length;
    return { evidence: standing('evidence'), counterEvidence: standing('counterEvidence') };
  }
}

/** What a claim must have before everyone is shown it. */
function requireGround(evidence: number, counterEvidence: number, foundNone: boolean): void {
  if (evidence === 0)
    throw new Failure(
      'refused',
      'There is no evidence for this insight that still stands. Add what it rests on, then publish it.',
    );
  if (counterEvidence === 0 && !foundNone)
    throw new Failure(
      'refused',
      'Nothing speaks against this insight yet. Add what does, or tick “We looked and found none”, then publish it.',
    );
}

function once(evidence: readonly NewEvidence[]): NewEvidence[] {
  return [...new Map(evidence.map((each) => [keyOf(each.ref), each])).values()];
}

function invalid(path: string, message: string): Failure {
  return new Failure('invalid_input', message, [{ path, message }]);
}

async function requireOwn(
  queryable: Queryable,
  id: string,
  { inquiryId, membershipId }: { inquiryId: string; membershipId: string },
): Promise<void> {
  const { rows } = await queryable.query(
    `SELECT 1 FROM insight WHERE id = $1 AND inquiry_id = $2 AND membership_id = $3`,
    [id, inquiryId, membershipId],
  );
  if (rows.length === 0) throw idTaken();
}
