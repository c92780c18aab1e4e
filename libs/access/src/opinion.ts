import { anyMember, members } from './sentence';

/**
 * Every member may see how sectors stand, as far as it may be shown to anybody; whoever speaks may guess how others
 * do. Older conversations are brought in by those who facilitate.
 */
export const opinion = {
  'opinion.see': anyMember,
  'opinion.guess': members('participant', 'facilitator', 'artist'),
  'opinion.import': members('facilitator'),
};
