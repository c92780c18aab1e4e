import { Injectable } from '@nestjs/common';
import type { Harvest, Harvested } from '@samepage/contracts';
import type { Asker } from '../edge/asker';

/** Sends statements into a draft as clauses. */
@Injectable()
export class HarvestService {
  harvest(_debateId: string, _harvest: Harvest, _asker: Asker): Promise<Harvested> {
    throw new Error('being written');
  }
}
