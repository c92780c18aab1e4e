import { Injectable } from '@nestjs/common';
import type { Draft, DraftSummaries, Ticket } from '@samepage/contracts';
import type { Asker } from '../edge/asker';

/** Drafts, and the way into their shared documents. */
@Injectable()
export class DraftService {
  list(_inquiryId: string): Promise<DraftSummaries> {
    throw new Error('being written');
  }

  create(_asker: Asker, _title: string): Promise<Draft> {
    throw new Error('being written');
  }

  see(_draftId: string, _asker: Asker): Promise<Draft> {
    throw new Error('being written');
  }

  ticket(_documentId: string, _asker: Asker): Promise<Ticket> {
    throw new Error('being written');
  }
}
