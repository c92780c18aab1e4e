/**
 * The browser for the journeys: CHROMIUM_PATH, else the system's Chromium, else the one that comes with
 * `npm ci` (linux x64), unpacked into a temporary folder of this user's own.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** `{ path, what }`, or `{ missing }` that says why there is none. */
export async function browser(env = process.env) {
  const path = env.CHROMIUM_PATH || (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);
  const found = path ?? (await unpack().catch((error) => ({ missing: error.message })));
  if (found.missing) return { missing: `there is no Chromium here (${found.missing})` };
  try {
    const what = execFileSync(found, ['--version', '--no-sandbox'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { path: found, what: what.trim() };
  } catch (error) {
    const reason = String(error.stderr ?? error.message)
      .trim()
      .split('\n')[0];
    return { missing: `the Chromium at ${found} does not start (${reason})` };
  }
}

async function unpack() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('the one that comes with npm ci is for linux x64: set CHROMIUM_PATH to another');
  // It unpacks to a fixed name below TMPDIR that only the one who unpacked it can read.
  const folder = join(tmpdir(), `samepage-browser-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
