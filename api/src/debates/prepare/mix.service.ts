import { Inject, Injectable } from '@nestjs/common';
import { Failure, type Group, type MixGroups } from '@samepage/contracts';
import { areResultsShown, mixGroups, type VotesOf } from '@samepage/debate';
import { create } from '@samepage/document-log';
import { emptyDraft } from '@samepage/manifesto';
import type { Queryable } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { QUERYABLE } from '../../database/queryable';
import { UnitOfWork } from '../../database/unit-of-work';
import { memberOf, type Asker } from '../../edge/asker';
import { RateLimits } from '../../edge/rate-limits';
import { debateRecord } from '../afterwards/debate-record';
import { everyVoteIn, whoIsHere } from './who-is-here';

/** As many as `form-groups` takes. */
const mostGroups = 100;

/** Proposes small groups; a facilitator forms them. */
@Injectable()
export class MixService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly work: UnitOfWork,
    private readonly limits: RateLimits,
  ) {}

  /**
   * Mixes whoever is here, so that each group has as many sectors and as much difference as there is. Nothing of how
   * anyone voted is in the answer but who sits with whom. Groups that meet online each get a shared note, which stays
   * where it is when the proposal is not taken up.
   * @throws Failure `refused` where nobody is here, or more groups would come of it than a debate can have.
   */
  async propose(debateId: string, { size, isOnline }: MixGroups, asker: Asker): Promise<Group[]> {
    const { id: by, inquiryId } = memberOf(asker);
    await this.limits.take('steering', by);
    const people = await whoIsHere(this.queryable, debateId);
    const { state } = await debateRecord(this.queryable, debateId);
    // Who is put with whom says how they voted; that may show only where the room sees how statements stand.
    const votes: VotesOf = areResultsShown(state) ? await everyVoteIn(this.queryable, debateId) : new Map();
    const groups = mixGroups(people, votes, size, randomUUID()).map(named);
    requireSome(groups);
    return isOnline ? this.withNotes(groups, inquiryId) : groups;
  }

  /** Each group's note has its name as its heading, and is written by whoever may write drafts in the inquiry. */
  private withNotes(groups: readonly Group[], inquiryId: string): Promise<Group[]> {
    return this.work.run(async ({ queryable }) => {
      const noted: Group[] = [];
      for (const group of groups) {
        const documentId = randomUUID();
        const firstUpdate = emptyDraft(group.name);
        await create(queryable, { id: documentId, inquiryId, kind: 'note', firstUpdate });
        noted.push({ ...group, documentId });
      }
      return noted;
    });
  }
}

function named(members: string[], index: number): Group {
  return { id: randomUUID(), name: `Table ${index + 1}`, members, documentId: null };
}

function requireSome({ length }: readonly Group[]): void {
  if (length === 0)
    throw new Failure(
      'refused',
      'Nobody is here yet who could be in a group. Wait until people have joined.',
    );
  if (length > mostGroups)
    throw new Failure('refused', `That makes more than ${mostGroups} groups. Choose larger ones.`);
}
