import { Module } from '@nestjs/common';
import { MixController } from './mix.controller';
import { MixService } from './mix.service';
import { TemplateController } from './template.controller';
import { TemplateService } from './template.service';

/** What facilitators do before a debate, and before its small groups. */
@Module({
  controllers: [MixController, TemplateController],
  providers: [MixService, TemplateService],
})
export class PrepareModule {}
