import { StartRefused } from '@samepage/platform';
import type { DataSource } from 'typeorm';

/** Throws StartRefused when the database lacks a migration this version has. */
export async function requireMigrated(dataSource: DataSource): Promise<void> {
  if (await dataSource.showMigrations()) {
    throw new StartRefused('The database at DATABASE_URL is not up to date: run npm run migrate first.');
  }
}
