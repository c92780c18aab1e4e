import { anyMember, members } from './sentence';

/** Commissioners see what emerges; they do not speak or vote in it. */
export const debate = {
  'debate.see': anyMember,
  'debate.prepare': members('facilitator'),
  'debate.run': members('facilitator'),
  'debate.harvest': members('facilitator'),
  'statement.add': members('participant', 'facilitator', 'artist'),
  'statement.vote': members('participant', 'facilitator', 'artist'),
};
