/**
 * Servers of our own for one run of the tests: a PostgreSQL and a Redis, where this machine has the programs. They
 * listen on loopback, keep nothing, and are gone when the run ends. Works as root (PostgreSQL refuses to be root)
 * and as an ordinary user.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const oldestPostgres = 15;
const patience = 30_000;

/**
 * `{ url, stop }` for TEST_DATABASE_URL itself or a server started here; `{ missing }` says why there is none.
 * `isDurable`: what it commits is on the disk, as in production.
 */
export async function postgres(env = process.env, { isDurable = false } = {}) {
  if (env.TEST_DATABASE_URL)
    return { url: env.TEST_DATABASE_URL, what: 'TEST_DATABASE_URL', stop: async () => {} };
  const found = await findPostgres(env);
  if (!found) return { missing: `no PostgreSQL ${oldestPostgres} or newer was found on this machine` };
  try {
    return await startPostgres(found, isDurable);
  } catch (error) {
    return { missing: `the PostgreSQL in ${found.bin} did not start (${error.message})` };
  }
}

/** The same for Redis 6 or newer (or Valkey). */
export async function redis(env = process.env) {
  if (env.TEST_REDIS_URL) return { url: env.TEST_REDIS_URL, what: 'TEST_REDIS_URL', stop: async () => {} };
  const program = inPath('redis-server', env) ?? inPath('valkey-server', env);
  if (!program) return { missing: 'no redis-server was found on this machine' };
  const folder = await mkdtemp(join(tmpdir(), 'samepage-redis-'));
  const port = await sparePort();
  const args = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  try {
    const stop = await start(program, args.map(String), port, folder, {});
    return { url: `redis://127.0.0.1:${port}`, what: program, stop };
  } catch (error) {
    return { missing: `${program} did not start (${error.message})` };
  }
}

async function findPostgres(env) {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? await readdir(debian) : [];
  const bins = [
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')),
    ...(env.PATH ?? '').split(delimiter),
    said('pg_config', ['--bindir']),
  ];
  for (const bin of bins.filter(Boolean)) {
    if (!existsSync(join(bin, 'postgres')) || !existsSync(join(bin, 'initdb'))) continue;
    const version = /\(PostgreSQL\) (\d+)/.exec(said(join(bin, 'postgres'), ['--version']) ?? '')?.[1];
    if (Number(version) >= oldestPostgres) return { bin, version };
  }
  return undefined;
}

async function startPostgres({ bin, version }, isDurable) {
  const user = process.getuid?.() === 0 ? someoneElse() : {};
  // A temporary folder of root's own may be closed to the other user; /tmp is not.
  const folder = await mkdtemp(join(user.uid ? '/tmp' : tmpdir(), 'samepage-postgres-'));
  if (user.uid) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'samepage', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), init, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const port = await sparePort();
  const args = ['-D', data, '-p', port, '-h', '127.0.0.1', '-k', '', '-c', 'max_connections=200'];
  // Tests keep nothing and need not wait for a disk; what is measured must.
  if (!isDurable) args.push('-F');
  const stop = await start(join(bin, 'postgres'), args.map(String), port, folder, user);
  return {
    url: `postgres://samepage@127.0.0.1:${port}/postgres`,
    what: `PostgreSQL ${version} in ${bin}`,
    stop,
  };
}

/** An account without rights that the system knows by name: PostgreSQL looks its own up. */
function someoneElse() {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find((line) => line.startsWith(`${name}:`)))
    .find(Boolean);
  if (!account)
    throw new Error('root cannot run it, and there is neither a "postgres" nor a "nobody" to do so');
  const [, , uid, gid] = account.split(':').map(Number);
  return { uid, gid };
}

/** Resolves to how to stop it once the port answers. */
async function start(program, args, port, folder, user) {
  let said = '';
  const child = spawn(program, args, { ...user, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (said = (said + chunk).slice(-2000)));
  const ended = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  const stop = async () => {
    // SIGINT is PostgreSQL's "fast" shutdown: it does not wait for clients.
    child.kill('SIGINT');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  process.once('exit', () => child.kill('SIGINT'));
  const answered = await Promise.race([answers(port), ended.then(() => false)]);
  if (answered) return stop;
  await stop();
  throw new Error(said.trim().split('\n').at(-1) || 'it said nothing');
}

async function answers(port) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (await canConnect(port)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

function canConnect(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Below 32768, where systems hand out ports of their own accord and could take it from us meanwhile. */
export async function sparePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await new Promise((resolve) => {
      const server = createServer().once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

function inPath(name, env) {
  return (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

function said(program, args) {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
