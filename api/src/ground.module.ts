import { Module, type DynamicModule } from '@nestjs/common';
import type { Bell, Log, Settings } from '@samepage/platform';
import type { DataSource } from 'typeorm';
import { poolOf, QUERYABLE } from './database/queryable';
import { BELL, LOG, SETTINGS } from './edge/tokens';

/** What a process gives the application to stand on. */
export interface Ground {
  settings: Settings;
  /** Connected, and migrated. */
  dataSource: DataSource;
  bell: Bell;
  log: Log;
}

@Module({})
export class GroundModule {
  static on({ settings, dataSource, bell, log }: Ground): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: BELL, useValue: bell },
      { provide: LOG, useValue: log },
      { provide: QUERYABLE, useValue: poolOf(dataSource) },
    ];
    return { module: GroundModule, global: true, providers, exports: providers };
  }
}
