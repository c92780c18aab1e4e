import { Controller, Get, Param, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { id, MovedLines, OpenStands, OpenVotes, Replay, Swing } from '@samepage/contracts';
import { EntryGuard } from '../entry.guard';
import { Endpoint } from '../../edge/endpoint';
import { OpenVotesService } from './open-votes.service';
import { ReplayService } from './replay.service';
import { SwingService } from './swing.service';

/** What a debate was, for those who look back at it. */
@ApiTags('debates')
@UseGuards(EntryGuard)
@Controller('debates/:debateId')
export class AfterwardsController {
  constructor(
    private readonly swings: SwingService,
    private readonly votes: OpenVotesService,
    private readonly replays: ReplayService,
  ) {}

  @Get('swing')
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'What the debate moved, once both votes on the motion are revealed.',
    returns: Swing,
  })
  swing(@Param('debateId', { schema: id }) debateId: string) {
    return this.swings.see(debateId);
  }

  @Get('moved')
  @Endpoint({
    ability: 'debate.run',
    at: 'debate',
    summary: 'What moved people, as it is shown, with ids by which a line can be declined.',
    returns: MovedLines,
  })
  moved(@Param('debateId', { schema: id }) debateId: string) {
    return this.swings.moved(debateId);
  }

  @Get('open-votes')
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'Who voted how, where voting was declared open.',
    returns: OpenVotes,
  })
  openVotes(@Param('debateId', { schema: id }) debateId: string) {
    return this.votes.see(debateId);
  }

  @Get('open-stands')
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'Who stood where on the motion, where voting was declared open and that is revealed.',
    returns: OpenStands,
  })
  openStands(@Param('debateId', { schema: id }) debateId: string) {
    return this.votes.stands(debateId);
  }

  @Get('replay')
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'A debate from its log, to look at again.',
    returns: Replay,
  })
  replay(@Param('debateId', { schema: id }) debateId: string) {
    return this.replays.see(debateId);
  }
}
