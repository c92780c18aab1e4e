import type { Write } from './batch';
import { limits } from './limits';
import type { Member } from './member';

/**
 * What waits to be judged, in an order that is fair (SY35): all that is small first, and with it one of those that are
 * large, as large ones take as long as hundreds of small ones. After a large one the next waits, so that all of them
 * together take little of the time there is. What one member sends stays in its order.
 */
export class Inbox {
  private writes: Write[] = [];
  /** What waits is large, as far as is known. */
  private isLarge = false;
  private restsUntil = -Infinity;
  private isHurried = false;
  /** Bytes that wait, by person: whoever is cut and comes back has what they sent before still waiting. */
  private readonly bytes = new Map<string, number>();

  get isEmpty(): boolean {
    return this.writes.length === 0;
  }

  /** False when so much of this person's waits already that this may not wait, too. */
  add(write: Write): boolean {
    if (this.count(write, 1) > limits.waitingWriteBytes) {
      this.count(write, -1);
      return false;
    }
    this.writes.push(write);
    this.isLarge = false;
    return true;
  }

  /** These came before all that waits. */
  putBack(writes: readonly Write[]): void {
    for (const write of writes) this.count(write, 1);
    this.writes = [...writes, ...this.writes];
    this.isLarge = false;
  }

  /** In how many milliseconds something is to be taken; Infinity when nothing waits. */
  dueIn(now: number): number {
    if (this.isEmpty) return Infinity;
    return this.isLarge && !this.isHurried ? Math.max(0, this.restsUntil - now) : 0;
  }

  /** What is to be judged next, the large one at the end; perhaps nothing. */
  take(now: number): { readonly writes: readonly Write[]; readonly hasLarge: boolean } {
    const mayBeLarge = this.isHurried || now >= this.restsUntil;
    /** Bytes of each member's that are taken; Infinity where something of theirs stays, and so all that came after it. */
    const sizes = new Map<Member, number>();
    const small: Write[] = [];
    const left: Write[] = [];
    let large: Write | undefined;
    let bytes = 0;
    for (const write of this.writes) {
      const { member, update } = write;
      const before = sizes.get(member) ?? 0;
      const size = before + update.byteLength;
      const fits = small.length < limits.batchWrites && bytes + update.byteLength <= limits.batchBytes;
      if (size <= limits.smallBytes && fits) {
        small.push(write);
        sizes.set(member, size);
        bytes += update.byteLength;
        continue;
      }
      sizes.set(member, Infinity);
      if (size > limits.smallBytes && before < Infinity && mayBeLarge && !large) large = write;
      else left.push(write);
    }
    this.writes = left;
    this.isLarge = small.length === 0 && !large;
    const writes = large ? [...small, large] : small;
    for (const write of writes) this.count(write, -1);
    return { writes, hasLarge: large !== undefined };
  }

  /** What was large took so many milliseconds. */
  rest(took: number, now: number): void {
    this.restsUntil = now + took * limits.restOfLarge;
  }

  /** The server stops: nothing rests any more. */
  hurry(): void {
    this.isHurried = true;
  }

  /** Notes that a write waits, or waits no more, and answers with how many bytes of its sender's now do. */
  private count({ member, update }: Write, sign: 1 | -1): number {
    const bytes = (this.bytes.get(member.personId) ?? 0) + sign * update.byteLength;
    if (bytes > 0) this.bytes.set(member.personId, bytes);
    else this.bytes.delete(member.personId);
    return bytes;
  }
}
