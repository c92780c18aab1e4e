import { anyMember, anyone, members } from './sentence';

/** A draft is written by everyone in the inquiry but its commissioners, who read along. Editions are public. */
export const manifesto = {
  'draft.see': anyMember,
  'draft.create': members('facilitator', 'artist'),
  'draft.write': members('participant', 'facilitator', 'artist'),
  'edition.see': anyone,
  'edition.publish': members('facilitator'),
};
