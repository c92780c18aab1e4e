import { may, membershipIn, type Membership, type Subject } from '@samepage/access';
import type { CloseReason } from '@samepage/contracts';
import { headsOf, type DocumentHead } from '@samepage/document-log';
import { entrantsOf, type Display, type Entrant, type Proof } from '@samepage/identity';
import { Gathering, type Queryable } from '@samepage/platform';
import type { Credential } from './credential';

import { limits } from './limits';

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

/** Decides who enters. Those who come at the same moment are looked up together. */
export class Admissions {
  private readonly entrants: Gathering<Proof, Entrant>;
  private readonly heads: Gathering<string, DocumentHead | undefined>;

  constructor(
    private readonly queryable: Queryable,
    /** What is known of a document that is open. */
    private readonly knownHead: (documentId: string) => DocumentHead | undefined,
  ) {
    this.entrants = new Gathering((proofs) => entrantsOf(queryable, proofs), limits.entrantsAtOnce);
    this.heads = new Gathering(async (ids) => {
      const heads = new Map((await headsOf(queryable, ids)).map((head) => [head.id, head]));
      return ids.map((id) => heads.get(id));
    }, limits.entrantsAtOnce);
  }

  /** In this order: who they are, whether there is such a document, whether they may see it. */
  async admit(credential: Credential, documentId: string): Promise<Admission | CloseReason> {
    if (!credential.proof) return 'sign_in_needed';
    const { subject, displays } = await this.entrants.ask(credential.proof);
    if (subject.kind === 'stranger') return 'sign_in_needed';
    await credential.noteUse?.(this.queryable);
    const head = this.knownHead(documentId) ?? (await this.heads.ask(documentId));
    if (!head) return 'not_found';
    const rights = rightsOf(subject, head);
    const display = rights && displays.get(rights.membership.id);
    return rights && display ? { rights, display, head } : 'not_allowed';
  }
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
