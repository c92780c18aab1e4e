import { betterAuth } from 'better-auth';
import { anonymous, emailOTP } from 'better-auth/plugins';
import type { Pool } from 'pg';
import { handOver } from './new-code';
import { passkeySession } from './passkey-session';

/** How long a code from an e-mail can be used. */
export const codeMinutes = 10;
/** How long a browser stays signed in without being used. A guest is recognised for as long. */
const sessionDays = 60;
const day = 24 * 60 * 60;

export interface AuthOptions {
  pool: Pool;
  secret: string;
  publicUrl: string;
}

/**
 * better-auth keeps codes, accounts and sessions. It is called through its server API only: its own HTTP routes are
 * never mounted, so that every route we answer names an ability.
 */
export function createAuth({ pool, secret, publicUrl }: AuthOptions) {
  const secure = publicUrl.startsWith('https:');
  return betterAuth({
    appName: 'Samepage',
    baseURL: publicUrl,
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false }, // Only its own routes would be limited; ours are, in edge/rate-limits.ts.
    advanced: {
      // Sessions are known by their device, never by where it is.
      ipAddress: { disableIpTracking: true },
      cookiePrefix: 'samepage',
      useSecureCookies: secure,
      cookies: {
        session_token: { name: 'samepage.session', attributes: { httpOnly: true, sameSite: 'lax', secure } },
      },
    },
    session: {
      modelName: 'auth_session',
      expiresIn: sessionDays * day,
      updateAge: day,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'auth_account',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: codeMinutes * 60,
        allowedAttempts: 5,
        storeOTP: 'hashed',
        sendVerificationOTP: handOver,
      }),
      anonymous({
        emailDomainName: 'guest.invalid',
        schema: { user: { fields: { isAnonymous: 'is_guest' } } },
        disableDeleteAnonymousUser: true,
      }),
      passkeySession(),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
