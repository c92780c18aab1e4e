import type { Role } from '@samepage/contracts';
import { membershipIn, type Place, type Subject } from './subject';

/** A who-may rule: true when this subject may, at this place. */
export type Sentence = (subject: Subject, place: Place) => boolean;

export const anyone: Sentence = () => true;
export const anyoneSignedIn: Sentence = (subject) => subject.kind !== 'stranger';
export const anyoneWithAnAccount: Sentence = (subject) => subject.kind === 'person';

export const anyMember: Sentence = (subject, place) => membershipIn(subject, place) !== undefined;

/** Members of the place's inquiry in one of these roles. */
export const members =
  (...roles: readonly Role[]): Sentence =>
  (subject, place) => {
    const membership = membershipIn(subject, place);
    return membership !== undefined && roles.includes(membership.role);
  };
