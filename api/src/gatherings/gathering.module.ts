import { Module } from '@nestjs/common';
import { GatheringController } from './gathering.controller';
import { GatheringService } from './gathering.service';

/** Where and when people of an inquiry come together. */
@Module({ controllers: [GatheringController], providers: [GatheringService] })
export class GatheringModule {}
