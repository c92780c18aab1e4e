import { Module } from '@nestjs/common';
import { AfterwardsModule } from './afterwards/afterwards.module';
import { CommandService } from './command.service';
import { DebateController } from './debate.controller';
import { DebateGateway } from './debate.gateway';
import { DebateRooms } from './debate-rooms';
import { DebateService } from './debate.service';
import { HarvestService } from './harvest.service';
import { ModerationService } from './moderation.service';
import { PrepareModule } from './prepare/prepare.module';
import { PresenceService } from './presence.service';
import { ReactionService } from './reaction.service';
import { RoomController } from './room.controller';
import { SignalService } from './signal.service';
import { StandService } from './stand.service';
import { VoteRings } from './vote-rings';
import { VoteService } from './vote.service';

@Module({
  imports: [AfterwardsModule, PrepareModule],
  controllers: [DebateController, RoomController],
  providers: [
    CommandService,
    DebateGateway,
    DebateRooms,
    DebateService,
    HarvestService,
    ModerationService,
    PresenceService,
    ReactionService,
    SignalService,
    StandService,
    VoteRings,
    VoteService,
  ],
  exports: [DebateRooms],
})
export class DebateModule {}
