import { may, membershipIn, type Membership, type Subject } from '@samepage/access';
import type { CloseReason } from '@samepage/contracts';
import { find, type DocumentHead } from '@samepage/document-log';
import { displayOf, type Display } from '@samepage/identity';
import type { Queryable } from '@samepage/platform';
import type { Credential } from './credential';

/** What someone may do in one document, decided as they enter; any change of it closes their socket (SY18). */
export interface Rights {
  readonly personId: string;
  readonly membership: Membership;
  readonly canWrite: boolean;
}

export interface Admission {
  readonly rights: Rights;
  readonly display: Display;
  readonly head: DocumentHead;
}

/** Decides who enters, in this order: who they are, whether there is such a document, whether they may see it. */
export async function admit(
  queryable: Queryable,
  credential: Credential,
  documentId: string,
): Promise<Admission | CloseReason> {
  const subject = await credential.enter(queryable);
  if (subject.kind === 'stranger') return 'sign_in_needed';
  const head = await find(queryable, documentId);
  if (!head) return 'not_found';
  const rights = rightsOf(subject, head);
  const display = rights && (await displayOf(queryable, rights.membership.id));
  return rights && display ? { rights, display, head } : 'not_allowed';
}

/** What a subject may do in a document, or undefined when they may not even see it. */
export function rightsOf(subject: Subject, { inquiryId }: DocumentHead): Rights | undefined {
  const place = { inquiryId };
  const membership = membershipIn(subject, place);
  if (subject.kind === 'stranger' || !membership || !may(subject, 'draft.see', place)) return undefined;
  return { personId: subject.personId, membership, canWrite: may(subject, 'draft.write', place) };
}

/** Whether someone's rights, and what others see of them, are what they were. */
export function sameRights(before: Rights, now: Rights | undefined): boolean {
  return (
    now?.personId === before.personId &&
    now.canWrite === before.canWrite &&
    now.membership.id === before.membership.id &&
    now.membership.sectorId === before.membership.sectorId &&
    now.membership.name === before.membership.name
  );
}
