import { Injectable } from '@nestjs/common';
import type { EditionSummary } from '@samepage/contracts';
import type { Asker } from '../edge/asker';

/** Freezes a draft into an edition. */
@Injectable()
export class PublishService {
  publish(_draftId: string, _title: string, _asker: Asker): Promise<EditionSummary> {
    throw new Error('being written');
  }
}
