import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';
import type { Settings } from '../settings/settings';
import { type DataDirLock, lastingHolderOf, lockDataDir } from './data-dir-lock';
import { checkOutside, outsidePoolConfig } from './outside';

/** A way to a PostgreSQL, whichever of the two shapes of the house it is. */
export interface Database {
  readonly kind: 'embedded' | 'outside';
  /**
   * For a `pg` pool, or as TypeORM's `extra`. On the embedded database make **one** pool of it and pass that on:
   * all of them would share a single session.
   */
  readonly poolConfig: PoolConfig;
}

export interface OpenDatabase extends Database {
  /** The hold on the data folder; there is none outside. */
  readonly lock?: DataDirLock;
  /** Call it when the pool has ended. Writes what is left and lets the data folder go. */
  close(): Promise<void>;
}

/**
 * Opens the database the settings name: the embedded one under its lock, or the outside one once it answers.
 * Throws StartRefused (DataDirInUse, DatabaseUnusable) with a sentence for whoever started the program.
 */
export async function openDatabase(
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
): Promise<OpenDatabase> {
  if (settings.databaseUrl === undefined) return openUnderLock(settings.dataDir);
  await checkOutside(settings.databaseUrl);
  return {
    kind: 'outside',
    poolConfig: outsidePoolConfig(settings.databaseUrl),
    close: () => Promise.resolve(),
  };
}

async function openUnderLock(dataDir: string): Promise<OpenDatabase> {
  await lastingHolderOf(dataDir);
  const lock = lockDataDir(dataDir);
  try {
    // A whole PostgreSQL is loaded only by whoever has none outside.
    const { embeddedPoolConfig, openEmbedded } = await import('./embedded');
    const pglite = await openEmbedded(dataDir);
    return {
      kind: 'embedded',
      poolConfig: embeddedPoolConfig(pglite),
      lock,
      close: async () => {
        await pglite.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Whether there is an embedded database in a data folder. */
export function hasEmbedded(dataDir: string): boolean {
  return existsSync(join(dataDir, 'database'));
}
