import { AsyncLocalStorage } from 'node:async_hooks';
import type { Auth } from './auth';

/** Whoever is asking for a code just now. */
const asking = new AsyncLocalStorage<{ code?: string }>();

/** What better-auth calls with a code it has made. */
export function handOver({ otp }: { otp: string }): Promise<void> {
  Object.assign(asking.getStore() ?? {}, { code: otp });
  return Promise.resolve();
}

/**
 * Makes a new code for signing in with this e-mail; the one before it is worth nothing from now on. better-auth would
 * swallow whatever goes wrong in sending it, so the code is brought out here and its asker sends it.
 */
export async function newCode(auth: Auth, email: string): Promise<string> {
  const asked: { code?: string } = {};
  await asking.run(asked, () => auth.api.sendVerificationOTP({ body: { email, type: 'sign-in' } }));
  if (asked.code === undefined) throw new Error('No code was made.');
  return asked.code;
}
