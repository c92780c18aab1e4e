import { Module } from '@nestjs/common';
import { AnswerService } from './answer.service';
import { ClauseTextReader } from './clause-texts';
import { InsightReader } from './insight-reader';
import { InsightController } from './insight.controller';
import { InsightService } from './insight.service';
import { QuotableService } from './quotable.service';
import { StandingWordsReader } from './standing-words';
import { SuggestionService } from './themes/suggestion.service';
import { ThemeController } from './themes/theme.controller';
import { ThemeService } from './themes/theme.service';

/** Insights, and the themes they often begin with. */
@Module({
  controllers: [InsightController, ThemeController],
  providers: [
    AnswerService,
    ClauseTextReader,
    InsightReader,
    InsightService,
    QuotableService,
    StandingWordsReader,
    SuggestionService,
    ThemeService,
  ],
})
export class InsightModule {}
