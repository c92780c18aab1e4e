import { Module } from '@nestjs/common';
import { AfterwardsController } from './afterwards.controller';
import { ExportController } from './export.controller';
import { ExportService } from './export.service';
import { OpenVotesService } from './open-votes.service';
import { PolisController } from './polis.controller';
import { ReplayService } from './replay.service';
import { SwingService } from './swing.service';
import { WithdrawalController } from './withdrawal.controller';
import { WithdrawalService } from './withdrawal.service';

/** Looking back at a debate, taking it along, and taking words back. */
@Module({
  controllers: [AfterwardsController, ExportController, PolisController, WithdrawalController],
  providers: [ExportService, OpenVotesService, ReplayService, SwingService, WithdrawalService],
  exports: [SwingService],
})
export class AfterwardsModule {}
