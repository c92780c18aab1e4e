import { Failure, type InsightAct } from '@samepage/contracts';
import type { Transaction } from '../database/unit-of-work';
import type { Asker } from '../edge/asker';
import { actsOf, isSeenBy } from './acts';
import { noSuchInsight } from './insight-reader';
import { insightSql, stateOf, type InsightRow } from './insight-rows';

/** Why something cannot be done with an insight, as people read it. */
const refusals: Record<InsightAct, string> = {
  edit: 'This insight is not yours to change now. What is proposed is changed by whoever proposed it, what is published by a facilitator or the artist.',
  publish:
    'This insight cannot be published now. It may have been published or taken back already. Look again.',
  'take-back': 'Only an insight that is published can be taken back.',
  withdraw: 'Only a proposal of your own that is not published yet can be withdrawn.',
  answer: 'People say whether an insight is true of them while it is published. This one is not.',
  hide: 'Lines are hidden while an insight is published. This one is not.',
};

/**
 * Waits for an insight, holds it until the transaction ends, and requires that the asker may do this with it as it is
 * then. @throws Failure `not_found`, `refused`, and `conflict` where it is another version than the asker saw.
 */
export async function holdInsight(
  { queryable }: Transaction,
  insightId: string,
  { act, asker, version }: { act: InsightAct; asker: Asker; version?: number },
): Promise<InsightRow> {
  await queryable.query(`SELECT 1 FROM insight WHERE id = $1 FOR UPDATE`, [insightId]);
  const { rows } = await queryable.query<InsightRow>(`${insightSql} WHERE i.id = $1`, [insightId]);
  const [row] = rows;
  const standing = row && { state: stateOf(row), membershipId: row.membership_id };
  if (!standing || !isSeenBy(standing, asker)) throw noSuchInsight();
  if (!actsOf(standing, asker).includes(act)) throw new Failure('refused', refusals[act]);
  if (version !== undefined && version !== row.version)
    throw new Failure(
      'conflict',
      'Someone changed this insight since you opened it. Nothing you typed is lost. Open it once more beside this page to see what changed.',
    );
  return row;
}
