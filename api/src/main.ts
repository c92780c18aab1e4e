import {
  createLog,
  type Log,
  openBell,
  openDatabase,
  readSettings,
  type Settings,
  StartRefused,
} from '@samepage/platform';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { requireMigrated } from './database/require-migrated';
import { connect, createApi, setUpDemo } from './start';

/**
 * `npm run start:api`: one of any number of api processes on an outside PostgreSQL. It serves the built pages too,
 * where they are, so that a proxy need not.
 */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if (settings.shape === 'embedded') {
    throw new StartRefused('DATABASE_URL must be set to run the api by itself; npm start needs no database.');
  }
  const log = createLog(settings.logLevel);
  const opened = await open(settings, log);
  log.info({ port: settings.port }, 'the api listens');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'the api stops');
      opened.disposeAsync().then(
        () => process.exit(0),
        (err: unknown) => {
          log.error({ err }, 'the api did not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
}

/** What was opened is closed in the opposite order, also when a later part fails to open. */
async function open(settings: Settings, log: Log): Promise<AsyncDisposableStack> {
  const closing = new AsyncDisposableStack();
  try {
    const database = await openDatabase(settings);
    closing.defer(() => database.close());
    const bell = await openBell(settings, log);
    closing.defer(() => bell.close());
    const dataSource = await connect(database);
    closing.defer(() => (dataSource.isInitialized ? dataSource.destroy() : Promise.resolve()));
    await requireMigrated(dataSource);
    const api = await createApi(settings, { database, bell, log, clientDir: builtPages() }, dataSource);
    closing.defer(() => api.close());
    await setUpDemo(settings, database, api);
    api.httpServer.listen(settings.port, settings.host);
    await once(api.httpServer, 'listening').catch((error: unknown) => {
      const { code = '' } = error as NodeJS.ErrnoException;
      throw new StartRefused(`The api cannot listen on ${settings.host}, port ${settings.port} (${code}).`);
    });
    return closing;
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}

function builtPages(): string | undefined {
  const folder = resolve(import.meta.dirname, '../client');
  return existsSync(resolve(folder, 'index.html')) ? folder : undefined;
}

main().catch((error: unknown) => {
  const refused = error instanceof StartRefused;
  process.stderr.write(`${refused ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
