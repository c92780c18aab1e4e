import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/**
 * A better-auth plugin with one endpoint for the server's own use: it begins a session for an account that proved
 * itself with a passkey, in the same way and with the same cookie as a sign-in by code.
 */
export const passkeySession = () => ({
  id: 'samepage-passkey-session',
  endpoints: {
    beginSession: createAuthEndpoint(
      '/samepage/begin-session',
      { method: 'POST', body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true as const } },
      async (context) => {
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(context.body.userId);
        if (!user) throw new Error('The account of a passkey is gone.');
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return context.json({ token: session.token });
      },
    ),
  },
});
