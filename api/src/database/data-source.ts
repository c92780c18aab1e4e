import type { OpenDatabase } from '@samepage/platform';
import { DataSource } from 'typeorm';
import { entities } from './entities';
import { migrations } from './migrations';

/**
 * TypeORM on the database a process stands on: PostgreSQL, or PGlite through the same driver. Nothing is ever
 * synchronised from the entities; the migrations are the schema.
 */
export function createDataSource(database: Pick<OpenDatabase, 'poolConfig'>): DataSource {
  return new DataSource({
    type: 'postgres',
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    extra: database.poolConfig,
  });
}
