import { Body, Controller, Delete, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Desk, id, JudgeStatement } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { deskOf } from './desk';
import { ModerationService } from './moderation.service';
import { SignalService } from './signal.service';

/** What is between people in the room and those who look after it, and nobody else sees. */
@ApiTags('debates')
@Controller()
export class RoomController {
  constructor(
    private readonly signals: SignalService,
    private readonly moderation: ModerationService,
    @Inject(QUERYABLE) private readonly queryable: Queryable,
  ) {}

  @Post('debates/:debateId/signals')
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'Tell the facilitators quietly that you need a pause.',
  })
  signal(@Param('debateId', { schema: id }) debateId: string, @AskedBy() asker: Asker) {
    return this.signals.signal(debateId, asker);
  }

  @Delete('debates/:debateId/signals/:signalId')
  @Endpoint({ ability: 'debate.run', at: 'debate', summary: 'Say that a quiet signal was seen to.' })
  settle(
    @Param('debateId', { schema: id }) debateId: string,
    @Param('signalId', { schema: id }) signalId: string,
  ) {
    return this.signals.settle(debateId, signalId);
  }

  @Get('debates/:debateId/desk')
  @Endpoint({
    ability: 'debate.run',
    at: 'debate',
    summary: 'What waits for a facilitator, and how the room is.',
    returns: Desk,
  })
  desk(@Param('debateId', { schema: id }) debateId: string) {
    return deskOf(this.queryable, debateId);
  }

  @Put('debates/:debateId/waiting/:proposalId')
  @Endpoint({
    ability: 'debate.run',
    at: 'debate',
    summary: 'Let a waiting statement through, or say why not.',
  })
  judge(
    @Param('debateId', { schema: id }) debateId: string,
    @Param('proposalId', { schema: id }) proposalId: string,
    @Body({ schema: JudgeStatement }) body: JudgeStatement,
  ) {
    return this.moderation.judge(debateId, proposalId, body);
  }
}
