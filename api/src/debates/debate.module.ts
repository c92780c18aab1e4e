import { Module } from '@nestjs/common';
import { CommandService } from './command.service';
import { DebateController } from './debate.controller';
import { DebateGateway } from './debate.gateway';
import { DebateService } from './debate.service';
import { HarvestService } from './harvest.service';
import { VoteService } from './vote.service';

@Module({
  controllers: [DebateController],
  providers: [CommandService, DebateGateway, DebateService, HarvestService, VoteService],
})
export class DebateModule {}
