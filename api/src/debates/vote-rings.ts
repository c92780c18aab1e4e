import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Bell } from '@samepage/platform';
import { BELL } from '../edge/tokens';
import { Paced } from './paced';

/** How often one node tells the others that votes came in, at most, in milliseconds. */
const ringEvery = 100;

/** Tells every node that votes came in. */
@Injectable()
export class VoteRings implements OnModuleDestroy {
  private readonly paced = new Paced(ringEvery, (id) => this.bell.ring({ about: 'debate', id }));

  constructor(@Inject(BELL) private readonly bell: Bell) {}

  ask(debateId: string): void {
    this.paced.ask(debateId);
  }

  onModuleDestroy(): void {
    this.paced.stop();
  }
}
