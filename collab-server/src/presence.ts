import { awarenessFrame, gone, type AwarenessEntry } from '@samepage/sync-protocol';
import { deadlines, limits } from './limits';
import type { Member } from './member';

/** What a client may say of itself; all else, and above all who it is, the server writes (SY22). */
const clientFields = ['cursor', 'selection'] as const;

interface Presence {
  readonly member: Member;
  readonly client: number;
  readonly state: string;
  readonly passedOnAt: number;
}

/**
 * Who is in a room, and where (SY22 to SY24). Keeps one presence for each writer, by their own client id only, and
 * forgets it wholly when they leave. Clocks are the server's, so that a returning client is seen at once.
 */
export class PresenceBoard {
  private readonly present = new Map<number, Presence>();
  private clock = 0;

  constructor(
    private readonly members: Iterable<Member>,
    private readonly knownOwner: (client: number) => string | undefined,
    private readonly now: () => number = Date.now,
  ) {}

  get size(): number {
    return this.present.size;
  }

  /** Everyone's presence, for someone who has just come. */
  frame(): Uint8Array | undefined {
    if (this.present.size === 0) return undefined;
    return awarenessFrame([...this.present.values()].map(({ client, state }) => this.entry(client, state)));
  }

  /** Takes in what a member sent. A stock client repeats everyone it sees: that is passed over, not punished. */
  hear(member: Member, entries: readonly AwarenessEntry[]): void {
    if (!member.canWrite) return;
    for (const entry of entries) {
      if (!this.isOwn(member, entry)) continue;
      if (entry.state === gone) this.remove(entry.client);
      else this.update(member, entry);
    }
  }

  leave(member: Member): void {
    for (const presence of this.present.values()) {
      if (presence.member === member) this.remove(presence.client);
    }
  }

  /**
   * A client id is a member's own when they have it already, or have none yet and it is not someone else's. Someone who
   * comes back before their old socket is found dead takes it over.
   */
  private isOwn(member: Member, { client, state }: AwarenessEntry): boolean {
    const holder = this.present.get(client)?.member;
    if (holder === member) return true;
    if (state === gone || client > limits.clientId || this.has(member)) return false;
    const owner = holder?.personId ?? this.knownOwner(client);
    return owner === undefined || owner === member.personId;
  }

  /** Who is present by this client id. */
  holderOf(client: number): string | undefined {
    return this.present.get(client)?.member.personId;
  }

  private has(member: Member): boolean {
    return [...this.present.values()].some((presence) => presence.member === member);
  }

  private update(member: Member, { client, state }: AwarenessEntry): void {
    const written = write(member, state);
    if (written === undefined) return;
    const before = this.present.get(client);
    const isNews = before?.state !== written || this.now() - before.passedOnAt >= deadlines.presenceRefresh;
    const passedOnAt = isNews ? this.now() : before.passedOnAt;
    this.present.set(client, { member, client, state: written, passedOnAt });
    if (isNews) this.passOn(member, client, written);
  }

  private remove(client: number): void {
    const member = this.present.get(client)?.member;
    this.present.delete(client);
    this.passOn(member, client, gone);
  }

  private passOn(from: Member | undefined, client: number, state: string): void {
    const frame = awarenessFrame([this.entry(client, state)]);
    for (const member of this.members) if (member !== from) member.sendPresence(frame);
  }

  private entry(client: number, state: string): AwarenessEntry {
    // Time makes it greater than any clock from before a restart.
    this.clock = Math.max(this.clock + 1, this.now());
    return { client, clock: this.clock, state };
  }
}

/** The state others see, or undefined when what the client sent cannot be used. */
function write({ display }: Member, state: string): string | undefined {
  if (state.length > limits.presenceBytes) return undefined;
  const sent = parse(state);
  if (!sent) return undefined;
  const kept = clientFields
    .filter((field) => Object.hasOwn(sent, field))
    .map((field) => [field, sent[field]]);
  return JSON.stringify({ ...Object.fromEntries(kept), user: display });
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
