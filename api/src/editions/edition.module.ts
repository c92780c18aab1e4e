import { Module } from '@nestjs/common';
import { EditionController } from './edition.controller';
import { EditionService } from './edition.service';
import { LatePdf } from './late-pdf';
import { PublishService } from './publish.service';

@Module({ controllers: [EditionController], providers: [EditionService, LatePdf, PublishService] })
export class EditionModule {}
