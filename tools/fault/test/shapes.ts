import { openTestDatabase } from '@samepage/platform/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program, run, sparePort, type Settings } from '../src/program';

/** A whole installation of one of the two shapes, in processes that can be killed. */
export interface Installation {
  /** For the command line. */
  readonly settings: Settings;
  readonly api: { readonly url: string; readonly program: Program };
  /** The same program as `api` in the embedded shape. */
  readonly collaboration: { readonly url: string; readonly program: Program };
  close(): Promise<void>;
}

/** One process, on the embedded database. */
export async function embedded(): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'samepage-fault-'));
  const settings = { DATA_DIR: dataDir, PORT: await sparePort(), DEMO: '0', LOG_LEVEL: 'error' };
  const program = new Program('start/main', settings);
  await program.start();
  const address = `127.0.0.1:${settings.PORT}`;
  return {
    settings,
    api: { url: `http://${address}`, program },
    collaboration: { url: `ws://${address}/collab`, program },
    close: async () => {
      await program.kill();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** An api and a collaboration server of their own, on the PostgreSQL that TEST_DATABASE_URL names. */
export async function outgrown(): Promise<Installation> {
  const database = await openTestDatabase();
  const shared = { DATABASE_URL: database.url ?? '', LOG_LEVEL: 'error' };
  await run('api/migrate', [], shared);
  const ports = [await sparePort(), await sparePort()] as const;
  const publicUrl = `http://localhost:${ports[0]}`;
  const api = new Program('api/main', { ...shared, PORT: ports[0], PUBLIC_URL: publicUrl });
  const collaboration = new Program('collab-server/main', {
    ...shared,
    PORT: ports[1],
    PUBLIC_URL: publicUrl,
  });
  await Promise.all([api.start(), collaboration.start()]);
  return {
    settings: shared,
    api: { url: `http://127.0.0.1:${ports[0]}`, program: api },
    collaboration: { url: `ws://127.0.0.1:${ports[1]}/collab`, program: collaboration },
    close: async () => {
      await Promise.all([api.kill(), collaboration.kill()]);
      await database.close();
    },
  };
}
