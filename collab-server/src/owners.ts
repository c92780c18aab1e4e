import { ownersOf, type Claim } from '@samepage/document-log';
import type { Queryable } from '@samepage/platform';
import type { Claimants } from './claimants';
import type { Member } from './member';

/** `own` may be written by; `claimed` is nobody's yet and becomes theirs with the commit; `unknown` must be learnt. */
export type Ownership = 'own' | 'claimed' | 'foreign' | 'unknown';

/** Whose Yjs client ids are whose in one document (SY13). What was claimed never changes hands, so it is kept. */
export class Owners {
  private readonly known = new Map<number, string>();

  constructor(
    private readonly queryable: Queryable,
    private readonly documentId: string,
    private readonly claimants: Pick<Claimants, 'claim' | 'claimed'>,
    /** Who is present by a client id: it is theirs, even if they have not written yet. */
    private readonly presentBy: (client: number) => string | undefined = () => undefined,
  ) {}

  /** Who a client id is known to belong to, without asking the database. */
  knownOwner(client: number): string | undefined {
    return this.known.get(client);
  }

  /** Whether a member may write by a client id, `isNew` to the document's log or not. */
  ownership(member: Member, client: number, isNew: boolean): Ownership {
    const owner = this.known.get(client);
    if (owner !== undefined) return owner === member.personId ? 'own' : 'foreign';
    if (!isNew) return 'unknown';
    const present = this.presentBy(client);
    if (present !== undefined && present !== member.personId) return 'foreign';
    return 'claimed';
  }

  /** Asks the log whose these client ids are. One that nobody owns was written by the server itself: nobody may. */
  async learn(clients: readonly number[], { orNobody = false } = {}): Promise<void> {
    if (clients.length === 0) return;
    const owners = await ownersOf(this.queryable, this.documentId, clients);
    for (const client of clients) {
      const owner = owners.get(client) ?? (orNobody ? nobody : undefined);
      if (owner !== undefined) this.known.set(client, owner);
    }
  }

  /** Whether a member may bind all of these, that are nobody's yet; each counts once, however often it is tried (SY13). */
  mayClaim({ personId }: Member, clients: readonly number[]): boolean {
    return clients.length === 0 || this.claimants.claim(this.documentId, personId, clients);
  }

  /** These were claimed in a commit. */
  claimed(claims: readonly Claim[]): void {
    for (const { client, personId } of claims) {
      this.known.set(client, personId);
      this.claimants.claimed(this.documentId, personId, client);
    }
  }
}

/** No person's id. */
const nobody = '';
