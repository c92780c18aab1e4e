import type { NewEntry } from '@samepage/document-log';
import type { Member } from './member';

/** A writing frame on its way into the log. */
export interface Write {
  readonly member: Member;
  readonly update: Uint8Array;
  /** It answers our question for all that we lack, as opposed to one change as it is made. */
  readonly isWhole: boolean;
  /** Its number since the member said hello, for the acknowledgement; 0 when the member never asked. */
  readonly number: number;
}

/** What goes into the log in one commit, and who is told of it afterwards. */
export class Batch {
  readonly entries: NewEntry[] = [];
  private readonly authors: (Member | null)[] = [];
  private readonly numbers = new Map<Member, number>();

  /** `client`: whose structs the update holds; null when it is several, or deletions only. */
  add(member: Member, update: Uint8Array, clients: readonly number[]): void {
    const client = clients.length === 1 ? (clients[0] ?? null) : null;
    this.entries.push({ bytes: update, client, personId: member.personId });
    this.authors.push(member);
  }

  /** What Yjs changed by itself: nobody wrote it, and everyone must hear of it. */
  addTidied(update: Uint8Array): void {
    this.entries.push({ bytes: update, client: null, personId: null });
    this.authors.push(null);
  }

  /** The frame is dealt with once this batch is committed, whether it added something or not. */
  answer({ member, number }: Write): void {
    if (number > 0) this.numbers.set(member, Math.max(number, this.numbers.get(member) ?? 0));
  }

  *updates(): Iterable<{ readonly bytes: Uint8Array; readonly author: Member | null }> {
    for (const [index, { bytes }] of this.entries.entries()) {
      yield { bytes, author: this.authors[index] ?? null };
    }
  }

  acknowledge(): void {
    for (const [member, number] of this.numbers) member.acknowledge(number);
  }
}
