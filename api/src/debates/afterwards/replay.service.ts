import { Inject, Injectable } from '@nestjs/common';
import type { Replay } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../../database/queryable';
import { voicesOf } from '../../inquiries/voices';
import { eventsAfter } from '../debate-log';
import { namedInEvents } from '../named-in';
import { allReactions } from '../reactions';
import { standingsOf } from '../standings';
import { debateRecord } from './debate-record';
import { SwingService } from './swing.service';
import { votesInTime } from './votes-in-time';

/** A debate from its log, as everyone may look at it again. */
@Injectable()
export class ReplayService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly swings: SwingService,
  ) {}

  /** Words that were hidden or withdrawn are blank in it; of votes there are counts only. */
  async see(debateId: string): Promise<Replay> {
    const { id, inquiryId, inquirySlug, title, state } = await debateRecord(this.queryable, debateId);
    const events = await eventsAfter(this.queryable, debateId, 0);
    return {
      id,
      inquiryId,
      inquirySlug,
      title,
      events,
      voices: await voicesOf(this.queryable, namedInEvents(events)),
      votes: await votesInTime(this.queryable, debateId),
      standings: await standingsOf(this.queryable, debateId),
      reactions: await allReactions(this.queryable, debateId),
      swing: await this.swings.shownOf(debateId, state),
    };
  }
}
