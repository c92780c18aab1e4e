import { Paced } from './paced';
import { changed, type Tallies } from './tallies';

/** At most four times a second for each debate. */
const every = 250;

export interface TallySource {
  count(debateId: string): Promise<Tallies>;
  emit(debateId: string, tallies: Tallies): void;
  onError(error: unknown): void;
}

/** Sends out how statements stand, counted anew when votes came in: only what changed, and never too often. */
export class TallyFeed {
  private readonly sent = new Map<string, Tallies>();
  private readonly paced = new Paced(every, (debateId) => this.recount(debateId));

  constructor(private readonly source: TallySource) {}

  hear(debateId: string): void {
    this.paced.ask(debateId);
  }

  /** Nobody of this node is in the debate any more. */
  unfollow(debateId: string): void {
    this.sent.delete(debateId);
  }

  stop(): void {
    this.paced.stop();
  }

  private async recount(debateId: string): Promise<void> {
    try {
      const now = await this.source.count(debateId);
      const news = changed(this.sent.get(debateId) ?? {}, now);
      this.sent.set(debateId, now);
      if (Object.keys(news).length > 0) this.source.emit(debateId, news);
    } catch (error) {
      this.source.onError(error);
      this.paced.ask(debateId);
    }
  }
}
