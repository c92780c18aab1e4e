import { awarenessEntry, awarenessFrameOf, gone, type AwarenessEntry } from '@samepage/sync-protocol';
import { deadlines, limits } from './limits';
import type { Member } from './member';
import { wireOf } from './wire';

/** What a client may say of itself; all else, and above all who it is, the server writes (SY22). */
const clientFields = ['cursor', 'selection'] as const;

interface Presence {
  readonly client: number;
  readonly personId: string;
  readonly state: string;
  readonly passedOnAt: number;
  /** Whose it is; undefined for someone at another server. */
  readonly member: Member | undefined;
}

/** Someone's presence, as servers tell each other. */
export interface SharedPresence {
  readonly client: number;
  readonly personId: string;
  /** `null`, as text, for someone who left. */
  readonly state: string;
}

/** What became of someone since the others were told, ready to be sent. */
interface Change {
  readonly member: Member | undefined;
  readonly bytes: Uint8Array;
}

/**
 * Who is in a room, and where (SY22 to SY24). Keeps one presence for each writer, by their own client id only, and
 * forgets it wholly when they leave. Clocks are the server's, so that a returning client is seen at once.
 *
 * A move is passed on at once when the room is quiet; what moves within the window after that goes together, the
 * latest of each person only.
 */
export class PresenceBoard {
  private readonly present = new Map<number, Presence>();
  private readonly clients = new Map<Member, number>();
  private changes = new Map<number, Change>();
  private unshared = new Map<number, SharedPresence>();
  private clock = 0;
  private toldAt = -Infinity;
  private timer: NodeJS.Timeout | NodeJS.Immediate | undefined;
  private sharing: NodeJS.Timeout | undefined;

  constructor(
    private readonly members: Iterable<Member>,
    private readonly knownOwner: (client: number) => string | undefined,
    /** Tells other servers; does nothing where there are none. */
    private readonly share: (presences: readonly SharedPresence[]) => void = () => undefined,
    private readonly now: () => number = Date.now,
  ) {}

  /** How many are present by this server. */
  get size(): number {
    return this.clients.size;
  }

  /** Everyone's presence, for someone who has just come. */
  wire(): Buffer | undefined {
    if (this.present.size === 0) return undefined;
    const entries = [...this.present.values()].map(({ client, state }) => this.entry(client, state));
    return wireOf(awarenessFrameOf(entries));
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
    const client = this.clients.get(member);
    if (client !== undefined) this.remove(client);
  }

  /** Who is present by this client id. */
  holderOf(client: number): string | undefined {
    return this.present.get(client)?.personId;
  }

  /** Takes in what another server says of those who are there. Who is here is known better here. */
  hearOthers(presences: readonly SharedPresence[]): void {
    for (const { client, personId, state } of presences) {
      const before = this.present.get(client);
      if (before?.member) continue;
      if (state === gone) this.remove(client);
      else this.present.set(client, { client, personId, state, passedOnAt: this.now(), member: undefined });
      if (state !== gone && before?.state !== state) this.note(undefined, client, state);
    }
  }

  /** Says once more who is here, for servers that have just come or have missed it. */
  shareAll(): void {
    for (const { client, personId, state, member } of this.present.values()) {
      if (member) this.unshared.set(client, { client, personId, state });
    }
    this.shareSoon();
  }

  /** Forgets who was at other servers and was not heard of for long. */
  forgetOthers(): void {
    for (const { client, member, passedOnAt } of this.present.values()) {
      if (!member && this.now() - passedOnAt > deadlines.presenceLasts) this.remove(client);
    }
  }

  /** Nobody is here any more, and nothing is left to tell. */
  close(): void {
    clearTimeout(this.timer as NodeJS.Timeout);
    clearImmediate(this.timer as NodeJS.Immediate);
    clearTimeout(this.sharing);
    this.shareNow();
    this.timer = undefined;
    this.changes.clear();
  }

  /**
   * A client id is a member's own when they have it already, or have none yet and it is not someone else's. Someone who
   * comes back before their old socket is found dead takes it over.
   */
  private isOwn(member: Member, { client, state }: AwarenessEntry): boolean {
    const holder = this.present.get(client);
    if (holder?.member === member) return true;
    if (state === gone || client > limits.clientId || this.clients.has(member)) return false;
    const owner = holder?.personId ?? this.knownOwner(client);
    return owner === undefined || owner === member.personId;
  }

  private update(member: Member, { client, state }: AwarenessEntry): void {
    const written = write(member, state);
    if (written === undefined) return;
    const before = this.present.get(client);
    const isNews = before?.state !== written || this.now() - before.passedOnAt >= deadlines.presenceRefresh;
    const passedOnAt = isNews ? this.now() : before.passedOnAt;
    const { personId } = member;
    if (before?.member && before.member !== member) this.clients.delete(before.member);
    this.present.set(client, { member, client, personId, state: written, passedOnAt });
    this.clients.set(member, client);
    if (!isNews) return;
    this.note(member, client, written);
    this.unshared.set(client, { client, personId, state: written });
    this.shareSoon();
  }

  private remove(client: number): void {
    const before = this.present.get(client);
    if (!before) return;
    this.present.delete(client);
    this.note(before.member, client, gone);
    if (!before.member) return;
    this.clients.delete(before.member);
    this.unshared.set(client, { client, personId: before.personId, state: gone });
    this.shareSoon();
  }

  private shareSoon(): void {
    this.sharing ??= setTimeout(() => this.shareNow(), deadlines.sharingWindow).unref();
  }

  private shareNow(): void {
    this.sharing = undefined;
    const presences = [...this.unshared.values()];
    this.unshared = new Map();
    this.share(presences);
  }

  private note(member: Member | undefined, client: number, state: string): void {
    this.changes.set(client, { member, bytes: this.entry(client, state) });
    if (this.timer) return;
    const wait = this.toldAt + deadlines.presenceWindow - performance.now();
    this.timer = wait > 0 ? setTimeout(() => this.tell(), wait) : setImmediate(() => this.tell());
  }

  private tell(): void {
    this.timer = undefined;
    this.toldAt = performance.now();
    const changes = [...this.changes.values()];
    this.changes = new Map();
    const all = changes.map(({ bytes }) => bytes);
    const own = new Map(changes.map(({ member }, index) => [member, index]));
    const forAll = wireOf(awarenessFrameOf(all));
    for (const member of this.members) {
      // Nobody is told of their own move: it is older than what they see.
      const index = own.get(member);
      if (index === undefined) member.deliverPresence(forAll);
      else if (all.length > 1) member.deliverPresence(wireOf(awarenessFrameOf(all.toSpliced(index, 1))));
    }
  }

  private entry(client: number, state: string): Uint8Array {
    // Time makes it greater than any clock from before a restart.
    this.clock = Math.max(this.clock + 1, this.now());
    return awarenessEntry({ client, clock: this.clock, state });
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
  const written = JSON.stringify({ ...Object.fromEntries(kept), user: display });
  // What is short as it was sent can be long as it is written.
  return written.length > limits.presenceBytes + identityLength ? undefined : written;
}

/** A name and a sector, as others are shown them. */
const identityLength = 500;

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
