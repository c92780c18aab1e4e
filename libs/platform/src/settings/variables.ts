import { resolve } from 'node:path';
import { z } from 'zod';

/** What LOG_LEVEL may be, the quietest first. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** One variable: `must` completes the sentence "NAME must be …"; `read` answers undefined when the text is not that. */
function variable<Value>(must: string, read: (text: string) => Value | undefined) {
  return z
    .string()
    .optional()
    .transform((raw, context): Value | undefined => {
      const text = raw?.trim();
      if (!text) return undefined;
      const value = read(text);
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', message: `must be ${must}` });
      return z.NEVER;
    });
}

function oneOf<Choice extends string>(choices: readonly Choice[]) {
  return (text: string): Choice | undefined => choices.find((choice) => choice === text);
}

function url(...protocols: string[]) {
  return (text: string): URL | undefined => {
    const parsed = URL.parse(text);
    return parsed?.hostname && protocols.includes(parsed.protocol) ? parsed : undefined;
  };
}

function address(...protocols: string[]) {
  const read = url(...protocols);
  return (text: string): string | undefined => (read(text) ? text : undefined);
}

function port(text: string): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= 1 && value <= 65_535 ? value : undefined;
}

/** Only the scheme, the name and the port: the application always lives at the top of its address. */
function origin(text: string): string | undefined {
  const parsed = url('http:', 'https:')(text);
  if (!parsed || parsed.pathname !== '/' || parsed.search || parsed.hash || parsed.username) return undefined;
  return parsed.origin;
}

/** `postgres:` addresses may leave the host out (a socket in the local file system). */
function postgres(text: string): string | undefined {
  return ['postgres:', 'postgresql:'].includes(URL.parse(text)?.protocol ?? '') ? text : undefined;
}

/** Every variable that configures Samepage, as it is written in the environment. `.env.example` explains each. */
export const variables = z.object({
  PORT: variable('a whole number from 1 to 65535', port),
  HOST: variable('a host name or an IP address', (text) => (/^[\w.:-]+$/.test(text) ? text : undefined)),
  DATA_DIR: variable('a path to a folder', (text) => resolve(text)),
  DATABASE_URL: variable('an address like postgres://user:password@host:5432/name', postgres),
  REDIS_URL: variable('an address like redis://host:6379', address('redis:', 'rediss:')),
  PUBLIC_URL: variable('an address like https://samepage.example, with nothing after the host', origin),
  SMTP_URL: variable('an address like smtp://user:password@host:587', address('smtp:', 'smtps:')),
  MAIL_FROM: variable('an e-mail address, with or without a name before it', (text) =>
    /^[^<>@\r\n]+@[^<>@\s]+$|^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$/.test(text) ? text : undefined,
  ),
  DEMO: variable('0 or 1', oneOf(['0', '1'])),
  LOG_LEVEL: variable(`one of ${logLevels.join(', ')}`, oneOf(logLevels)),
});

/** Variables that may carry a password: their value is never repeated, in an error or in a log. */
export const secrets: ReadonlySet<string> = new Set(['DATABASE_URL', 'REDIS_URL', 'SMTP_URL']);
