import { bindClient } from '@samepage/document-log';
import type { Queryable } from '@samepage/platform';
import { limits } from './limits';
import type { Member } from './member';

/** Whose Yjs client ids are whose in one document (SY13). What was bound never changes, so it is kept. */
export class Owners {
  private readonly known = new Map<number, string>();
  private readonly bound = new WeakMap<Member, number>();

  constructor(
    private readonly queryable: Queryable,
    private readonly documentId: string,
    /** Who is present by a client id: it is theirs, even if they have not written yet. */
    private readonly presentBy: (client: number) => string | undefined = () => undefined,
  ) {}

  /** Who a client id is known to belong to, without asking the database. */
  knownOwner(client: number): string | undefined {
    return this.known.get(client);
  }

  /** Whether all these client ids are the member's own. Those that are nobody's yet become theirs. */
  async allow(member: Member, clients: readonly number[]): Promise<boolean> {
    for (const client of clients) {
      const owner = this.known.get(client) ?? (await this.bind(member, client));
      if (owner !== member.personId) return false;
    }
    return true;
  }

  private async bind(member: Member, client: number): Promise<string | undefined> {
    const count = (this.bound.get(member) ?? 0) + 1;
    const present = this.presentBy(client) ?? member.personId;
    if (count > limits.newClients || present !== member.personId) return undefined;
    this.bound.set(member, count);
    const owner = await bindClient(this.queryable, this.documentId, client, member.personId);
    this.known.set(client, owner);
    return owner;
  }
}
