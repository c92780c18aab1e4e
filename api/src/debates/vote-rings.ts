import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Bell } from '@samepage/platform';
import { BELL } from '../edge/tokens';
import { Paced } from './paced';

/** How often one node tells the others that votes or reactions came in, at most, in milliseconds. */
const ringEvery = 100;

/** Tells every node that votes or reactions came in. */
@Injectable()
export class VoteRings implements OnModuleDestroy {
  private readonly votes = new Paced(ringEvery, (id) => this.bell.ring({ about: 'debate', id }));
  private readonly reactions = new Paced(ringEvery, (id) =>
    this.bell.ring({ about: 'debate', id, note: 'reactions' }),
  );

  constructor(@Inject(BELL) private readonly bell: Bell) {}

  ask(debateId: string): void {
    this.votes.ask(debateId);
  }

  askReactions(debateId: string): void {
    this.reactions.ask(debateId);
  }

  onModuleDestroy(): void {
    for (const each of [this.votes, this.reactions]) each.stop();
  }
}
