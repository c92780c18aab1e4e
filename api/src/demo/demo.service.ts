import { Injectable } from '@nestjs/common';
import type { DemoPeople, OutboxMails } from '@samepage/contracts';

/** What makes trying it out on one machine easy. */
@Injectable()
export class DemoService {
  outbox(): Promise<OutboxMails> {
    throw new Error('being written');
  }

  people(): Promise<DemoPeople> {
    throw new Error('being written');
  }
}
