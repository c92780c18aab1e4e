import { Controller, Get, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DemoPeople, OutboxMails } from '@samepage/contracts';
import type { Request } from 'express';
import { Endpoint } from '../edge/endpoint';
import { DemoService } from './demo.service';

/** Conveniences of the embedded default on loopback; to everyone else these addresses answer "not found". */
@ApiTags('demo')
@Controller('dev')
export class DemoController {
  constructor(private readonly demo: DemoService) {}

  @Get('outbox')
  @Endpoint({ ability: 'demo.see', summary: 'The newest mails that were not sent.', returns: OutboxMails })
  outbox(@Req() request: Request) {
    return this.demo.outbox(request);
  }

  @Get('people')
  @Endpoint({ ability: 'demo.see', summary: 'The demo people to sign in as.', returns: DemoPeople })
  people(@Req() request: Request) {
    return this.demo.people(request);
  }
}
