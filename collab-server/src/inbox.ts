import type { Write } from './batch';
import { limits } from './limits';
import type { Member } from './member';
import { Rests } from './rests';

/** What is judged next. */
export interface Taken {
  /** In order, the large one at the end. */
  readonly writes: readonly Write[];
  readonly large: Write | undefined;
}

/** Members who wait, each with their writes in order. */
type Queues = Map<Member, Write[]>;

/**
 * What waits to be judged, in an order that is fair (SY35): all that is small first, and with it one of those that are
 * large, as large ones take as long as hundreds of small ones. After a large one the next waits, so that all of them
 * together take little of the time there is; people take turns with them. What one member sends stays in its order.
 */
export class Inbox {
  /** Members whose next write may be small, in the order in which they began to wait. */
  private ready: Queues = new Map();
  /** Members whose next write is large, by person, in the order in which they began to wait. */
  private readonly large = new Map<string, Queues>();
  /** Who of those who wait had a turn with what is large, and which. */
  private readonly turns = new Map<string, number>();
  private turn = 0;
  private restsUntil = -Infinity;
  /** Who was judged in vain, since another node wrote first: they need not rest before they try again. */
  private again: string | undefined;
  /** When somebody else than those who sent what was large sent something small that was judged. */
  private smallAt = -Infinity;
  private isHurried = false;
  /** Bytes that wait, by person: whoever is cut and comes back has what they sent before still waiting. */
  private readonly bytes = new Map<string, number>();

  constructor(private readonly rests = new Rests()) {}

  get isEmpty(): boolean {
    return this.ready.size === 0 && this.large.size === 0;
  }

  has(member: Member): boolean {
    return this.ready.has(member) || (this.large.get(member.personId)?.has(member) ?? false);
  }

  /** False when so much of this person's waits already that this may not wait, too. */
  add(write: Write): boolean {
    const { member } = write;
    if (this.count(write, 1) > limits.waitingWriteBytes) {
      this.count(write, -1);
      return false;
    }
    const queue = this.ready.get(member) ?? this.large.get(member.personId)?.get(member);
    if (queue) queue.push(write);
    else this.ready.set(member, [write]);
    return true;
  }

  /** These came before all that waits. */
  putBack(writes: readonly Write[]): void {
    // Asked after every batch, and next to always of nothing.
    if (writes.length === 0) return;
    const first: Queues = new Map();
    for (const write of writes) {
      const { member } = write;
      this.count(write, 1);
      const queue = first.get(member);
      if (queue) queue.push(write);
      else first.set(member, [write]);
    }
    for (const [member, queue] of first) queue.push(...this.remove(member));
    this.ready = new Map([...first, ...this.ready]);
  }

  /** In how many milliseconds something is to be taken; Infinity when nothing waits. */
  dueIn(now: number): number {
    if (this.isEmpty) return Infinity;
    if (this.ready.size > 0 || this.isHurried) return 0;
    const dues = [...this.large.keys()].map((personId) => this.dueOf(personId));
    return Math.max(0, Math.min(...dues) - now);
  }

  /** What is to be judged next; perhaps nothing, where what waits proves to be large and rests. */
  take(now: number): Taken {
    const writes = this.takeSmall();
    const large = this.takeLarge(now);
    if (writes.some(({ member }) => member.personId !== large?.member.personId)) this.smallAt = now;
    if (large) writes.push(large);
    for (const write of writes) this.count(write, -1);
    return { writes, large };
  }

  private takeSmall(): Write[] {
    const taken: Write[] = [];
    let bytes = 0;
    for (const [member, queue] of this.ready) {
      if (member.turnedAway) {
        this.ready.delete(member);
        this.forget(queue);
        continue;
      }
      let [size, count] = [0, 0];
      for (const { update } of queue) {
        if (size + update.byteLength > limits.smallBytes) break;
        if (taken.length + count >= limits.batchWrites || bytes + update.byteLength > limits.batchBytes)
          return [...taken, ...queue.splice(0, count)];
        size += update.byteLength;
        bytes += update.byteLength;
        count++;
      }
      taken.push(...queue.splice(0, count));
      this.ready.delete(member);
      if (queue.length > 0) this.waitLarge(member, queue);
    }
    return taken;
  }

  /** The next write of this member is large. */
  private waitLarge(member: Member, queue: Write[]): void {
    const theirs = this.large.get(member.personId) ?? (new Map() as Queues);
    theirs.set(member, queue);
    this.large.set(member.personId, theirs);
  }

  private takeLarge(now: number): Write | undefined {
    const personId = this.nextPerson(now);
    const theirs = personId === undefined ? undefined : this.large.get(personId);
    if (personId === undefined || !theirs) return undefined;
    if (this.again === personId) this.again = undefined;
    for (const [member, queue] of theirs) {
      theirs.delete(member);
      if (theirs.size === 0) this.large.delete(personId);
      if (member.turnedAway) {
        this.forget(queue);
        continue;
      }
      this.turns.set(personId, ++this.turn);
      const [write, ...others] = queue;
      if (others.length > 0) this.ready.set(member, others);
      return write;
    }
    return this.takeLarge(now);
  }

  private nextPerson(now: number): string | undefined {
    if (this.again !== undefined && this.large.has(this.again)) return this.again;
    const due = [...this.large.keys()].filter((each) => this.isHurried || this.dueOf(each) <= now);
    const turnOf = (personId: string): number => this.turns.get(personId) ?? 0;
    return due.reduce<string | undefined>(
      (first, each) => (first === undefined || turnOf(each) < turnOf(first) ? each : first),
      undefined,
    );
  }

  private dueOf(personId: string): number {
    return personId === this.again ? -Infinity : Math.max(this.restsUntil, this.rests.until(personId));
  }

  /**
   * What was large took so many milliseconds of the processor. Where nobody else writes and it was soon done, the next
   * one comes soon, too: many may be coming back at once.
   */
  rest({ member }: Write, took: number, now: number): void {
    const isQuiet = took < limits.quickLarge && now - this.smallAt > limits.quietFor;
    this.restsUntil = now + took * (isQuiet ? limits.restWhenQuiet : limits.restOfLarge);
    this.rests.set(member.personId, this.restsUntil, now);
  }

  /** What was large was judged in vain, as another node wrote first: it is put back, and is the next. */
  tryAgain({ member }: Write): void {
    this.again = member.personId;
  }

  /** The server stops: nothing rests any more. */
  hurry(): void {
    this.isHurried = true;
  }

  /** What waits of this member, which waits no more. */
  private remove(member: Member): Write[] {
    const theirs = this.large.get(member.personId);
    const queue = this.ready.get(member) ?? theirs?.get(member) ?? [];
    this.ready.delete(member);
    if (theirs?.delete(member) && theirs.size === 0) this.large.delete(member.personId);
    return queue;
  }

  private forget(queue: readonly Write[]): void {
    for (const write of queue) this.count(write, -1);
  }

  /** Notes that a write waits, or waits no more, and answers with how many bytes of its sender's now do. */
  private count({ member, update }: Write, sign: 1 | -1): number {
    const size = Math.max(update.byteLength, limits.waitingWriteLeast);
    const bytes = (this.bytes.get(member.personId) ?? 0) + sign * size;
    if (bytes > 0) this.bytes.set(member.personId, bytes);
    else {
      this.bytes.delete(member.personId);
      this.turns.delete(member.personId);
    }
    return bytes;
  }
}
