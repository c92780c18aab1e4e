import { anyone, anyoneSignedIn, anyoneWithAnAccount } from './sentence';

/** Signing in, and what belongs to oneself. The services behind these see only the asker's own rows. */
export const identity = {
  'session.start': anyone,
  'session.see': anyone,
  'session.end': anyoneSignedIn,
  'session.list': anyoneSignedIn,
  'name.change': anyoneSignedIn,
  'token.keep': anyoneWithAnAccount,
  'passkey.keep': anyoneWithAnAccount,
  'join.look': anyone,
  'join.enter': anyone,
};
