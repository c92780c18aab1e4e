import type { Role } from '@samepage/contracts';

/** Someone's part in one inquiry. */
export interface Membership {
  readonly id: string;
  readonly inquiryId: string;
  readonly role: Role;
  readonly sectorId: string;
  /** The name they chose here. */
  readonly name: string;
}

/** Who is asking: nobody we know, a guest without an account, or a person with one. */
export type Subject =
  | { readonly kind: 'stranger' }
  | {
      readonly kind: 'guest' | 'person';
      readonly personId: string;
      readonly memberships: readonly Membership[];
    };

/** What is asked about: the inquiry it belongs to, and whose it is when it belongs to one person. */
export interface Place {
  readonly inquiryId?: string;
  readonly ownerPersonId?: string;
}

export const stranger: Subject = { kind: 'stranger' };

/** The asker's part in the inquiry a place belongs to, if they have one. */
export function membershipIn(subject: Subject, place: Place): Membership | undefined {
  if (subject.kind === 'stranger' || place.inquiryId === undefined) return undefined;
  return subject.memberships.find((membership) => membership.inquiryId === place.inquiryId);
}
