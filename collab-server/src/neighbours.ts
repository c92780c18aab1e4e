import type { Bell, Ring } from '@samepage/platform';
import { randomUUID } from 'node:crypto';

/** Milliseconds after which a node that did not ring any more is taken to be gone. */
const forgetAfter = 30_000;

/**
 * Which other collaboration servers there are. Alone, a server rings for nobody: a ring costs as much as a commit.
 * Servers announce themselves; one that hears a new one answers at once, so that both know. What is not rung for in
 * between is found at the next look into the logs.
 */
export class Neighbours {
  private readonly id = randomUUID();
  private readonly heardAt = new Map<string, number>();

  constructor(
    private readonly bell: Bell,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get isAlone(): boolean {
    return this.heardAt.size === 0;
  }

  /** Says that this one is here, and forgets those that have not said so for long. */
  announce(): void {
    this.bell.ring({ about: 'node', id: this.id });
    for (const [id, at] of this.heardAt) if (this.now() - at > forgetAfter) this.heardAt.delete(id);
  }

  hear({ id }: Ring): void {
    if (id === this.id) return;
    const isNew = !this.heardAt.has(id);
    this.heardAt.set(id, this.now());
    if (isNew) this.announce();
  }

  /** A document's log has grown. */
  ring(documentId: string, sequence: number): void {
    if (!this.isAlone) this.bell.ring({ about: 'document', id: documentId, sequence });
  }
}
