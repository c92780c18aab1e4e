import { Module } from '@nestjs/common';
import { Aside } from './aside';
import { DisclosingService } from './disclosing.service';
import { GuessService } from './guess.service';
import { OpinionController } from './opinion.controller';
import { SamePageService } from './same-page.service';

/** How people stand, as far as it may be shown. */
@Module({
  controllers: [OpinionController],
  providers: [Aside, DisclosingService, GuessService, SamePageService],
})
export class OpinionModule {}
