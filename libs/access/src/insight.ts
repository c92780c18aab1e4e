import { anyMember, members } from './sentence';

/**
 * Whoever speaks in an inquiry may propose an insight and say whether it is true of them; those who run it publish, and
 * put words into themes. What is only proposed is seen by whoever proposed it and by those who may publish it.
 */
export const insight = {
  'insight.see': anyMember,
  'insight.propose': members('participant', 'facilitator', 'artist'),
  'insight.publish': members('facilitator', 'artist'),
  'insight.answer': members('participant', 'facilitator', 'artist'),
  'theme.see': anyMember,
  'theme.group': members('facilitator', 'artist'),
};
