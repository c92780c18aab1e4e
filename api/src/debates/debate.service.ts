import { Injectable } from '@nestjs/common';
import type {
  DebateEvents,
  DebateSnapshot,
  DebateSummaries,
  DebateSummary,
  NewDebate,
} from '@samepage/contracts';
import type { Asker } from '../edge/asker';

/** Prepares debates and reads them. */
@Injectable()
export class DebateService {
  list(_inquiryId: string): Promise<DebateSummaries> {
    throw new Error('being written');
  }

  prepare(_inquiryId: string, _debate: NewDebate): Promise<DebateSummary> {
    throw new Error('being written');
  }

  snapshot(_debateId: string, _asker: Asker): Promise<DebateSnapshot> {
    throw new Error('being written');
  }

  since(_debateId: string, _after: number): Promise<DebateEvents> {
    throw new Error('being written');
  }
}
