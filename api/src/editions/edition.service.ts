import { Injectable } from '@nestjs/common';
import type { Edition, EditionSummaries } from '@samepage/contracts';

/** Reads editions, for anyone. */
@Injectable()
export class EditionService {
  list(_slug: string): Promise<EditionSummaries> {
    throw new Error('being written');
  }

  see(_slug: string, _number: number): Promise<Edition> {
    throw new Error('being written');
  }

  pdf(_slug: string, _number: number): Promise<{ bytes: Buffer; name: string }> {
    throw new Error('being written');
  }
}
