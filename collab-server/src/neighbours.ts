import { noteSize, type Bell, type Ring } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import type { SharedPresence } from './presence';

/** Milliseconds after which a server that did not ring any more is taken to be gone. */
const forgetAfter = 30_000;

/** What a note about presence says: who sends it, and who is there; nobody for a question who is. */
interface PresenceNote {
  readonly from: string;
  readonly present?: readonly SharedPresence[];
}

/**
 * The other collaboration servers. Alone, a server rings for nobody: a ring costs as much as a commit. Servers announce
 * themselves; one that hears a new one answers at once, so that both know. What is not rung for in between is found at
 * the next look into the logs.
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

  /** Tells the others who is in a document here, in as many notes as it takes. */
  share(documentId: string, presences: readonly SharedPresence[]): void {
    if (this.isAlone) return;
    let present: SharedPresence[] = [];
    let size = 0;
    for (const presence of presences) {
      // A note is text within text, so that what is escaped in it is escaped twice.
      const more = Buffer.byteLength(JSON.stringify(JSON.stringify(presence)));
      if (more > room) continue;
      if (size + more > room) {
        this.ringNote(documentId, { from: this.id, present });
        [present, size] = [[], 0];
      }
      present.push(presence);
      size += more;
    }
    if (present.length > 0) this.ringNote(documentId, { from: this.id, present });
  }

  /** Asks the others who is in a document there. */
  askWho(documentId: string): void {
    if (!this.isAlone) this.ringNote(documentId, { from: this.id });
  }

  /** What another server says of a document: who is there, or a question who is here; undefined for what we said. */
  readNote({ note }: Ring): { readonly present: readonly SharedPresence[] } | 'who' | undefined {
    // Only servers of ours ring this bell.
    const { from, present } = JSON.parse(note ?? '{}') as PresenceNote;
    if (from === this.id) return undefined;
    return present ? { present } : 'who';
  }

  private ringNote(documentId: string, note: PresenceNote): void {
    this.bell.ring({ about: 'presence', id: documentId, note: JSON.stringify(note) });
  }
}

/** Bytes for presences in a note, beside what is around them. */
const room = noteSize - 200;
