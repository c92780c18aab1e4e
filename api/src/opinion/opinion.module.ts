import { Module } from '@nestjs/common';
import { AfterwardsModule } from '../debates/afterwards/afterwards.module';
import { DebateModule } from '../debates/debate.module';
import { Aside, SlowAside } from './aside';
import { ConversationController } from './conversation.controller';
import { ConversationService } from './conversation.service';
import { DisclosingService } from './disclosing.service';
import { GuessService } from './guess.service';
import { OpinionController } from './opinion.controller';
import { PlacesHeardService } from './places-heard.service';
import { ReportController } from './report.controller';
import { ReportService } from './report.service';
import { RoomMapController } from './room-map.controller';
import { RoomMapFeed } from './room-map-feed';
import { RoomMapService } from './room-map.service';
import { SamePageService } from './same-page.service';

/** How people stand, as far as it may be shown. */
@Module({
  imports: [AfterwardsModule, DebateModule],
  controllers: [ConversationController, OpinionController, ReportController, RoomMapController],
  providers: [
    Aside,
    SlowAside,
    ConversationService,
    DisclosingService,
    GuessService,
    PlacesHeardService,
    ReportService,
    RoomMapFeed,
    RoomMapService,
    SamePageService,
  ],
})
export class OpinionModule {}
