import { Module } from '@nestjs/common';
import { Aside } from './aside';
import { DisclosingService } from './disclosing.service';
import { GuessService } from './guess.service';
import { OpinionController } from './opinion.controller';
import { RoomMapController } from './room-map.controller';
import { RoomMapGateway } from './room-map.gateway';
import { RoomMapService } from './room-map.service';
import { SamePageService } from './same-page.service';

/** How people stand, as far as it may be shown. */
@Module({
  controllers: [OpinionController, RoomMapController],
  providers: [Aside, DisclosingService, GuessService, RoomMapGateway, RoomMapService, SamePageService],
})
export class OpinionModule {}
