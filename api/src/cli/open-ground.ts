import {
  type Bell,
  createLog,
  hasEmbedded,
  openBell,
  openDatabase,
  type Settings,
  StartRefused,
} from '@samepage/platform';
import { poolOf } from '../database/queryable';
import { requireMigrated } from '../database/require-migrated';
import { UnitOfWork } from '../database/unit-of-work';
import { connect, migrate } from '../start';
import type { CommandGround } from './command';

export interface OpenedGround extends CommandGround {
  close(): Promise<void>;
}

/**
 * The database, for a command line that reaches no running process: the outside one, which must be migrated, or the
 * embedded one under its lock, which is migrated as a start does. A command never makes an embedded database: in the
 * wrong folder it would, without a word, be a second installation.
 */
export async function openGround(settings: Settings): Promise<OpenedGround> {
  if (settings.shape === 'embedded' && !hasEmbedded(settings.dataDir)) {
    throw new StartRefused(
      `There is no Samepage in ${settings.dataDir}: set DATA_DIR to the folder yours is kept in, or run npm start there once.`,
    );
  }
  const closing = new AsyncDisposableStack();
  try {
    const database = await openDatabase(settings);
    closing.defer(() => database.close());
    const dataSource = await connect(database);
    closing.defer(() => dataSource.destroy());
    if (database.kind === 'embedded') await migrate(database, dataSource);
    else await requireMigrated(dataSource);
    const bell = await openBell(settings, createLog('silent'));
    closing.defer(() => closeBell(bell));
    return {
      work: new UnitOfWork(dataSource),
      queryable: poolOf(dataSource),
      bell,
      close: () => closing.disposeAsync(),
    };
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}

/** Long enough for a slow wire; what did not leave by then is read from the database at the next connection. */
const patience = 2_000;

/**
 * Closes the bell once it has heard itself: rings leave one after another, and a program that ends at once would take
 * them with it.
 */
async function closeBell(bell: Bell): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), patience);
  bell.listen(({ about }) => {
    if (about === 'mail') resolve(undefined);
  });
  bell.ring({ about: 'mail', id: '' });
  await promise;
  clearTimeout(timer);
  await bell.close();
}
