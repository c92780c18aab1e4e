import { createLog, openBell, openDatabase, prepared, readSettings, StartRefused } from '@samepage/platform';
import { once } from 'node:events';
import { createServer } from 'node:http';
import pg from 'pg';
import { attachCollaboration } from './attach';
import { healthOf } from './health';
import { deadlines } from './limits';

/** What is given up here is given up by the database too, so that no connection is kept for nothing. */
const patience = {
  connectionTimeoutMillis: deadlines.statement,
  statement_timeout: deadlines.statement,
  lock_timeout: deadlines.statement / 2,
};

/** A collaboration server that runs. */
export interface RunningServer {
  readonly port: number;
  /** Commits what was received, tells everyone to come back, and lets everything go. */
  stop(): Promise<void>;
}

/**
 * Starts the collaboration server as a process of its own, beside an api on the same database. Throws StartRefused
 * when it is not set up for that: the embedded database lives inside the api's process and can have no second one.
 */
export async function startProcess(env: NodeJS.ProcessEnv): Promise<RunningServer> {
  const settings = readSettings(env);
  if (settings.databaseUrl === undefined) {
    throw new StartRefused(
      'DATABASE_URL must be set to run the collaboration server by itself; without it, it runs inside the api.',
    );
  }
  const log = createLog(settings.logLevel);
  const database = await openDatabase(settings);
  const pool = new pg.Pool({ ...database.poolConfig, ...patience });
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'));
  const bell = await openBell(settings, log);

  let isStopping = false;
  const server = createServer();
  const queryable = prepared(pool);
  const collaboration = attachCollaboration(server, {
    queryable,
    bell,
    log,
    publicOrigins: settings.publicOrigins,
  });
  server.on(
    'request',
    healthOf({ queryable, isStopping: () => isStopping, metrics: () => collaboration.metrics() }),
  );
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  log.info({ port: settings.port }, 'the collaboration server is open');

  return {
    port: settings.port,
    stop: async () => {
      if (isStopping) return;
      isStopping = true;
      await collaboration.close();
      await new Promise((resolve) => server.close(resolve));
      await bell.close();
      queryable.close();
      await pool.end();
      await database.close();
    },
  };
}
