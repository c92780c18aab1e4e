import { Paced } from './paced';

export interface NewsSource<Whole, News> {
  /** Whether there is anybody on this node to send it to. */
  isWanted(debateId: string): boolean;
  /** How it stands now, read anew. */
  read(debateId: string): Promise<Whole>;
  /** What of it is new to those who were sent `before`; undefined where nothing is. */
  news(before: Whole | undefined, now: Whole): News | undefined;
  emit(debateId: string, news: News): void;
  onError(error: unknown): void;
}

/** Sends out how something about a debate stands, read anew when it may have changed: only what did, and never too often. */
export class NewsFeed<Whole, News> {
  private readonly sent = new Map<string, Whole>();
  private readonly paced: Paced;

  constructor(
    /** At most once in so many milliseconds for each debate. */
    every: number,
    private readonly source: NewsSource<Whole, News>,
  ) {
    this.paced = new Paced(every, (debateId) => this.look(debateId));
  }

  hear(debateId: string): void {
    this.paced.ask(debateId);
  }

  /**
   * Tells one who has just come how it stands: read again where everyone was told something meanwhile, or what is older
   * would reach them last, and stay.
   */
  async tell(debateId: string, emit: (now: Whole) => void): Promise<void> {
    for (;;) {
      const before = this.sent.get(debateId);
      const now = await this.source.read(debateId);
      if (this.sent.get(debateId) !== before) continue;
      emit(now);
      return;
    }
  }

  /** Nobody of this node is in the debate any more, or someone came who may have been sent nothing. */
  forget(debateId: string): void {
    this.sent.delete(debateId);
  }

  stop(): void {
    this.paced.stop();
  }

  private async look(debateId: string): Promise<void> {
    if (!this.source.isWanted(debateId)) return;
    try {
      const now = await this.source.read(debateId);
      // Whoever comes next is told everything by their snapshot.
      if (!this.source.isWanted(debateId)) return;
      const news = this.source.news(this.sent.get(debateId), now);
      this.sent.set(debateId, now);
      if (news !== undefined) this.source.emit(debateId, news);
    } catch (error) {
      this.source.onError(error);
      this.paced.ask(debateId);
    }
  }
}
