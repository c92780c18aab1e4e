import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { membershipIn, type Membership, type Place, type Subject } from '@samepage/access';
import { Failure } from '@samepage/contracts';
import type { Request } from 'express';

/** Who asks and about what, as the guard decided it. */
export interface Asker {
  readonly subject: Subject;
  readonly place: Place;
  /** The asker's part in the inquiry the place belongs to. */
  readonly membership: Membership | undefined;
}

export type AskedRequest = Request & { asker?: Asker };

export function askerAt(subject: Subject, place: Place): Asker {
  return { subject, place, membership: membershipIn(subject, place) };
}

/** The asker of this request. */
export const AskedBy = createParamDecorator((_: unknown, context: ExecutionContext): Asker => {
  const { asker } = context.switchToHttp().getRequest<AskedRequest>();
  if (!asker) throw new Failure('ability_missing', 'No ability was decided for this route.');
  return asker;
});

/** The asker's membership, where the ability only lets members through. */
export function memberOf(asker: Asker): Membership {
  if (!asker.membership) throw new Failure('not_allowed', 'Join this inquiry first. You need its code.');
  return asker.membership;
}

/** The asker's person, where the ability only lets people who signed in through. */
export function personOf(asker: Asker): string {
  if (asker.subject.kind === 'stranger') throw new Failure('sign_in_needed', 'Please sign in first.');
  return asker.subject.personId;
}
