import type { Ring } from '@samepage/platform';

const prefix = 'own:';

/** Says to every node that something of one member's own changed in a debate, of which nobody else is told. */
export function ringOfOwn(debateId: string, membershipId: string): Ring {
  return { about: 'debate', id: debateId, note: prefix + membershipId };
}

/** The member whose own it is; undefined for any other ring. */
export function ownerIn({ note }: Ring): string | undefined {
  return note?.startsWith(prefix) ? note.slice(prefix.length) : undefined;
}
