import { Inject, Injectable } from '@nestjs/common';
import { Failure, type DebateEvent, type Harvest, type Harvested } from '@samepage/contracts';
import { decideHarvest, refusals } from '@samepage/debate';
import type { Bell } from '@samepage/platform';
import { UnitOfWork, type Transaction } from '../database/unit-of-work';
import { createDraft, type CreatedDraft } from '../drafts/create-draft';
import { memberOf, type Asker } from '../edge/asker';
import { BELL } from '../edge/tokens';
import { appendClauses, type SourcedClause } from './append-clauses';
import { clauseIdOf } from './clause-id';
import { eventOf, holdDebate, record, type HeldDebate } from './debate-log';

type HarvestedEvent = Extract<DebateEvent, { type: 'harvested' }>;

/** Sends statements, quotes and notes of small groups into a draft as clauses. */
@Injectable()
export class HarvestService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  /**
   * Clauses, their sources and the event stand together or not at all; the same harvest sent twice is done once.
   * @throws Failure `refused` where the debate is neither closed nor in a harvest step, or for a statement that is not
   * there to be seen; `invalid_input` for a draft of another inquiry; `conflict` where the id was used for something
   * else.
   */
  async harvest(debateId: string, harvest: Harvest, asker: Asker): Promise<Harvested> {
    const { id: by } = memberOf(asker);
    return this.work.run(async (transaction) => {
      const debate = await holdDebate(transaction, debateId);
      const earlier = await eventOf(transaction, debateId, harvest.id);
      if (earlier) {
        const done = harvestedBy(earlier);
        // Whoever did it may have died before it rang. The draft is looked at without a ring.
        const { version } = debate.state;
        transaction.afterCommit(() => this.bell.ring({ about: 'debate', id: debateId, sequence: version }));
        return answer(harvest.id, done);
      }
      const draft = await draftFor(transaction, debate.inquiryId, harvest.draft);
      const event = accept(debate, draft, harvest, by);
      const sequence = await appendClauses(transaction, draft, clausesOf(harvest.id, event, debate));
      await record(transaction, debate, harvest.id, event);
      transaction.afterCommit(() => {
        this.bell.ring({ about: 'document', id: draft.documentId, sequence });
        this.bell.ring({ about: 'debate', id: debateId, sequence: event.sequence });
      });
      return answer(harvest.id, event);
    });
  }
}

function harvestedBy(event: DebateEvent): HarvestedEvent {
  if (event.type === 'harvested') return event;
  throw new Failure(
    'conflict',
    'That id was used for something else in this debate. Harvest with a new one.',
  );
}

/** The draft to harvest into: one of the same inquiry, or a new one. */
async function draftFor(
  transaction: Transaction,
  inquiryId: string,
  draft: Harvest['draft'],
): Promise<CreatedDraft> {
  if ('title' in draft) return createDraft(transaction, { inquiryId, title: draft.title });
  const { rows } = await transaction.queryable.query<CreatedDraft>(
    `SELECT id AS "draftId", document_id AS "documentId" FROM draft WHERE id = $1 AND inquiry_id = $2`,
    [draft.id, inquiryId],
  );
  if (rows[0]) return rows[0];
  const message = 'That draft is not in this inquiry.';
  throw new Failure('invalid_input', message, [{ path: 'draft.id', message }]);
}

function accept(
  debate: HeldDebate,
  { draftId }: CreatedDraft,
  { statementIds }: Harvest,
  by: string,
): HarvestedEvent {
  const chosen = { draftId, statementIds: [...new Set(statementIds)] };
  const decision = decideHarvest(debate.state, chosen, { by, at: debate.now });
  if ('refused' in decision) throw new Failure('refused', refusals[decision.refused]);
  return harvestedBy(decision.accepted);
}

function clausesOf(
  harvestId: string,
  { statementIds }: HarvestedEvent,
  { state }: HeldDebate,
): SourcedClause[] {
  const textOf = new Map(state.statements.map(({ id, text }) => [id, text]));
  return statementIds.map((statementId) => ({
    clauseId: clauseIdOf(harvestId, statementId),
    statementId,
    text: textOf.get(statementId) ?? '',
  }));
}

function answer(harvestId: string, { draftId, statementIds }: HarvestedEvent): Harvested {
  const clauses = statementIds.map((statementId) => ({
    clauseId: clauseIdOf(harvestId, statementId),
    statementId,
  }));
  return { draftId, clauses };
}
