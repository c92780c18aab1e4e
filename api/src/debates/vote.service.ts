import { Injectable } from '@nestjs/common';
import type { Choice, VoteResult } from '@samepage/contracts';
import type { Asker } from '../edge/asker';

/** Counts votes, in one statement each. */
@Injectable()
export class VoteService {
  cast(_vote: { debateId: string; statementId: string; choice: Choice }, _asker: Asker): Promise<VoteResult> {
    throw new Error('being written');
  }
}
