import { anyMember, anyone, members } from './sentence';

/** An inquiry is open to be found; what is said inside is for its members. */
export const inquiry = {
  'inquiry.list': anyone,
  'inquiry.see': anyone,
  'inquiry.invite': members('artist', 'facilitator', 'commissioner'),
  'inquiry.support': members('artist', 'facilitator'),
  'place.set': members('artist', 'facilitator'),
  'place.say': anyMember,
  'gathering.see': anyMember,
  'gathering.keep': members('facilitator', 'artist'),
  'provocation.see': anyMember,
  'provocation.post': members('artist'),
  'image.add': members('artist', 'facilitator'),
  // A picture is asked for by the hash of its bytes, which nobody can guess; editions show it to the public.
  'image.see': anyone,
  'response.see': anyMember,
  'response.add': members('participant', 'facilitator', 'artist'),
};
