import pg from 'pg';
import { JoiningSocket } from './joining-socket';
import { StartRefused } from '../refusal';

/** DATABASE_URL names a database that cannot be used. One sentence, without the address: it may hold a password. */
export class DatabaseUnusable extends StartRefused {
  override readonly name = 'DatabaseUnusable';
}

const oldest = 15;

/** How `pg` reaches the PostgreSQL at `databaseUrl`. */
export function outsidePoolConfig(databaseUrl: string): pg.PoolConfig {
  return {
    connectionString: databaseUrl,
    max: 10,
    application_name: 'samepage',
    keepAlive: true,
    stream: () => new JoiningSocket(),
  };
}

/** Connects once, to say plainly what is wrong before anything is built upon it. Throws DatabaseUnusable. */
export async function checkOutside(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (version < oldest)
      throw new DatabaseUnusable(
        `DATABASE_URL must name a PostgreSQL ${oldest} or newer; the server there is version ${version}.`,
      );
  } catch (error) {
    throw error instanceof StartRefused ? error : new DatabaseUnusable(sentence(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What went wrong, by PostgreSQL's own code or the network's. */
function sentence(error: unknown): string {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === '28P01' || code === '28000')
    return 'DATABASE_URL names a user or password that the PostgreSQL there does not accept.';
  if (code === '3D000') return 'DATABASE_URL names a database that does not exist on that server.';
  return `DATABASE_URL names a PostgreSQL that cannot be reached (${code || message}).`;
}
