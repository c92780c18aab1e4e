import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CastVote,
  CommandResult,
  DebateEvents,
  DebateSnapshot,
  DebateSummaries,
  DebateSummary,
  Harvest,
  Harvested,
  id,
  Moment,
  NewDebate,
  React,
  ReactionKind,
  ReactionResult,
  SendDebateCommand,
  sequenceInAddress,
  StandResult,
  TakeStand,
  VoteResult,
} from '@samepage/contracts';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { CommandService } from './command.service';
import { DebateService } from './debate.service';
import { HarvestService } from './harvest.service';
import { ReactionService } from './reaction.service';
import { StandService } from './stand.service';
import { VoteService } from './vote.service';

const after = sequenceInAddress.default(0);

@ApiTags('debates')
@Controller()
export class DebateController {
  constructor(
    private readonly debates: DebateService,
    private readonly commands: CommandService,
    private readonly votes: VoteService,
    private readonly stands: StandService,
    private readonly reactions: ReactionService,
    private readonly harvests: HarvestService,
  ) {}

  @Get('inquiries/:inquiryId/debates')
  @Endpoint({
    ability: 'debate.see',
    at: 'inquiry',
    summary: 'The debates of an inquiry.',
    returns: DebateSummaries,
  })
  list(@Param('inquiryId', { schema: id }) inquiryId: string) {
    return this.debates.list(inquiryId);
  }

  @Post('inquiries/:inquiryId/debates')
  @Endpoint({
    ability: 'debate.prepare',
    at: 'inquiry',
    summary: 'Prepare a debate.',
    returns: DebateSummary,
    status: 201,
  })
  prepare(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Body({ schema: NewDebate }) body: NewDebate,
  ) {
    return this.debates.prepare(inquiryId, body);
  }

  @Get('debates/:debateId')
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'A debate as it stands.',
    returns: DebateSnapshot,
  })
  see(@Param('debateId', { schema: id }) debateId: string, @AskedBy() asker: Asker) {
    return this.debates.snapshot(debateId, asker);
  }

  @Get('debates/:debateId/events')
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'What happened after a sequence.',
    returns: DebateEvents,
  })
  since(
    @Param('debateId', { schema: id }) debateId: string,
    @Query('after', { schema: after }) last: number,
    @AskedBy() asker: Asker,
  ) {
    return this.debates.sinceFor(debateId, last, asker);
  }

  @Post('debates/:debateId/commands')
  @Endpoint({
    ability: 'debate.see',
    countedAs: 'statement.add',
    at: 'debate',
    summary: 'Say something, ask for a turn, or run the debate.',
    returns: CommandResult,
  })
  command(
    @Param('debateId', { schema: id }) debateId: string,
    @Body({ schema: SendDebateCommand }) body: SendDebateCommand,
    @AskedBy() asker: Asker,
  ) {
    return this.commands.send(debateId, body, asker);
  }

  @Put('debates/:debateId/statements/:statementId/vote')
  @Endpoint({
    ability: 'statement.vote',
    at: 'debate',
    summary: 'Say where you stand on a statement.',
    returns: VoteResult,
  })
  vote(
    @Param('debateId', { schema: id }) debateId: string,
    @Param('statementId', { schema: id }) statementId: string,
    @Body({ schema: CastVote }) body: CastVote,
    @AskedBy() asker: Asker,
  ) {
    return this.votes.cast({ debateId, statementId, ...body }, asker);
  }

  @Put('debates/:debateId/stands/:moment')
  @Endpoint({
    ability: 'statement.vote',
    at: 'debate',
    summary: 'Say where you stand on the motion, before or after.',
    returns: StandResult,
  })
  stand(
    @Param('debateId', { schema: id }) debateId: string,
    @Param('moment', { schema: Moment }) moment: Moment,
    @Body({ schema: TakeStand }) body: TakeStand,
    @AskedBy() asker: Asker,
  ) {
    return this.stands.take({ ...body, debateId, moment }, asker);
  }

  @Put('debates/:debateId/reactions/:about/:kind')
  @Endpoint({
    ability: 'statement.vote',
    at: 'debate',
    summary: 'React without words to what is on the floor, or take that back.',
    returns: ReactionResult,
  })
  react(
    @Param('debateId', { schema: id }) debateId: string,
    @Param('about', { schema: id }) about: string,
    @Param('kind', { schema: ReactionKind }) kind: ReactionKind,
    @Body({ schema: React }) body: React,
    @AskedBy() asker: Asker,
  ) {
    return this.reactions.react({ debateId, about, kind, on: body.on }, asker);
  }

  @Post('debates/:debateId/harvest')
  @Endpoint({
    ability: 'debate.harvest',
    at: 'debate',
    summary: 'Send statements into a draft as clauses.',
    returns: Harvested,
  })
  harvest(
    @Param('debateId', { schema: id }) debateId: string,
    @Body({ schema: Harvest }) body: Harvest,
    @AskedBy() asker: Asker,
  ) {
    return this.harvests.harvest(debateId, body, asker);
  }
}
