import { resolve } from 'node:path';
import type { z } from 'zod';
import { StartRefused } from '../refusal';
import { type logLevels, secrets, variables } from './variables';

/** How one installation is set up. Read once, at the start; nothing else reads the environment. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** The address people type, without a slash at the end. */
  readonly publicUrl: string;
  /** Every `Origin` a page of ours can have: `publicUrl`, and both names of this machine on loopback. */
  readonly publicOrigins: readonly string[];
  /** Without it no mail leaves: it waits in the outbox where `demoConveniences` shows one, and is refused elsewhere. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Set up the demo inquiry and its people on the first start. */
  readonly demo: boolean;
  readonly logLevel: (typeof logLevels)[number];
  /** `embedded`: the database lives in `dataDir`, in this process. `outside`: PostgreSQL at `databaseUrl`. */
  readonly shape: 'embedded' | 'outside';
  /** Only this machine can reach it: both HOST and PUBLIC_URL name loopback. */
  readonly loopback: boolean;
  /**
   * Anyone who can reach the pages may read every mail in `/dev/outbox` (and, where `demo` is on, is told who the
   * demo people are). On loopback without SMTP_URL only; with an outside database only where DEMO=1 asks for it.
   */
  readonly demoConveniences: boolean;
}

/** A variable that cannot be used. The message is one sentence that begins with its name. */
export class SettingsError extends StartRefused {
  override readonly name = 'SettingsError';
}

/** Reads and checks the settings; an empty variable counts as unset. Throws SettingsError. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = readVariables(env);
  const port = given.PORT ?? 3000;
  const host = given.HOST ?? '127.0.0.1';
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${port}`;
  const shape = given.DATABASE_URL === undefined ? 'embedded' : 'outside';
  const loopback = isLoopback(host) && isLoopback(new URL(publicUrl).hostname);

  if (!loopback) refuseOpenHouse(given, isLoopback(host) ? 'PUBLIC_URL' : 'HOST');
  return {
    port,
    host,
    dataDir: given.DATA_DIR ?? resolve('data'),
    databaseUrl: given.DATABASE_URL,
    redisUrl: given.REDIS_URL,
    publicUrl,
    publicOrigins: loopback ? loopbackOrigins(publicUrl, port) : [publicUrl],
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM ?? `Samepage <no-reply@${new URL(publicUrl).hostname}>`,
    demo: given.DEMO === undefined ? shape === 'embedded' && loopback : given.DEMO === '1',
    logLevel: given.LOG_LEVEL ?? (shape === 'embedded' ? 'warn' : 'info'),
    shape,
    loopback,
    demoConveniences: loopback && !given.SMTP_URL && (shape === 'embedded' || given.DEMO === '1'),
  };
}

function readVariables(env: Readonly<Record<string, string | undefined>>): z.output<typeof variables> {
  const result = variables.safeParse(env);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0]);
  const value = secrets.has(name) ? '' : `; it is "${env[name] ?? ''}"`;
  throw new SettingsError(`${name} ${issue?.message ?? 'cannot be read'}${value}.`);
}

/** What other machines can reach sends real mail and has no people whose codes anyone could read. */
function refuseOpenHouse(given: z.output<typeof variables>, because: 'HOST' | 'PUBLIC_URL'): void {
  const reason = `because ${because} (${given[because] ?? ''}) lets other machines in`;
  if (!given.SMTP_URL) throw new SettingsError(`SMTP_URL must be set ${reason}, and they sign in by e-mail.`);
  if (given.DEMO === '1') throw new SettingsError(`DEMO must be 0 ${reason}.`);
}

function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
  );
}

function loopbackOrigins(publicUrl: string, port: number): string[] {
  const names = ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`);
  return [...new Set([publicUrl, ...names])];
}
