import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Health } from '@samepage/contracts';
import type { Queryable, Settings } from '@samepage/platform';
import type { z } from 'zod';
import { QUERYABLE } from '../database/queryable';
import { Endpoint } from '../edge/endpoint';
import { SETTINGS } from '../edge/tokens';
import { version } from './version';

@ApiTags('installation')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Endpoint({
    ability: 'health.see',
    summary: 'Whether the server and its database answer.',
    returns: Health,
  })
  /** `demo` says whether this place was set up with demo people; their pages open on this machine only. */
  async see(): Promise<z.infer<typeof Health>> {
    await this.queryable.query('SELECT 1');
    return { status: 'ok', database: this.settings.shape, demo: this.settings.demo, version };
  }
}
