import { Module } from '@nestjs/common';
import { EditionController } from './edition.controller';
import { EditionService } from './edition.service';
import { PublishService } from './publish.service';

@Module({ controllers: [EditionController], providers: [EditionService, PublishService] })
export class EditionModule {}
