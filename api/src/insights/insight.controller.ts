import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import {
  AnswerInsight,
  ChangeInsight,
  id,
  Insight,
  InsightSummaries,
  InsightVersions,
  LookForWords,
  NewInsight,
  PublishInsight,
  Quotables,
  ReadWords,
  TakeBackInsight,
} from '@samepage/contracts';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { AnswerService } from './answer.service';
import { InsightReader } from './insight-reader';
import { InsightService } from './insight.service';
import { QuotableService } from './quotable.service';

@ApiTags('insights')
@Controller()
export class InsightController {
  constructor(
    private readonly reader: InsightReader,
    private readonly insights: InsightService,
    private readonly answers: AnswerService,
    private readonly quotables: QuotableService,
  ) {}

  @Get('inquiries/:inquiryId/insights')
  @Endpoint({
    ability: 'insight.see',
    at: 'inquiry',
    summary: 'The insights of an inquiry; those only proposed to who proposed or may publish them.',
    returns: InsightSummaries,
  })
  list(@Param('inquiryId', { schema: id }) inquiryId: string, @AskedBy() asker: Asker) {
    return this.reader.list(inquiryId, asker);
  }

  @Post('inquiries/:inquiryId/insights')
  @ApiParam({ name: 'inquiryId', schema: { type: 'string', format: 'uuid' } })
  @Endpoint({
    ability: 'insight.propose',
    at: 'inquiry',
    summary: 'Propose an insight.',
    returns: Insight,
    status: 201,
  })
  propose(@Body({ schema: NewInsight }) body: NewInsight, @AskedBy() asker: Asker) {
    return this.insights.propose(asker, body);
  }

  @Get('inquiries/:inquiryId/quotables')
  @Endpoint({
    ability: 'insight.propose',
    at: 'inquiry',
    summary: 'Find statements, responses and clauses that can be evidence.',
    returns: Quotables,
  })
  look(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Query('search', { schema: LookForWords.shape.search }) search: string,
    @Query('kind', { schema: LookForWords.shape.kind }) kind: LookForWords['kind'],
    @AskedBy() asker: Asker,
  ) {
    return this.quotables.look(inquiryId, { search, kind }, asker);
  }

  @Post('inquiries/:inquiryId/quotables')
  @Endpoint({
    ability: 'insight.see',
    at: 'inquiry',
    summary: 'Read words again where they stand, leaving out what cannot be read any more.',
    returns: Quotables,
    status: 200,
  })
  readWords(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Body({ schema: ReadWords }) { refs }: ReadWords,
    @AskedBy() asker: Asker,
  ) {
    return this.quotables.read(inquiryId, refs, asker);
  }

  @Get('insights/:insightId')
  @Endpoint({ ability: 'insight.see', at: 'insight', summary: 'One insight.', returns: Insight })
  see(@Param('insightId', { schema: id }) insightId: string, @AskedBy() asker: Asker) {
    return this.reader.see(insightId, asker);
  }

  @Get('insights/:insightId/versions')
  @Endpoint({
    ability: 'insight.see',
    at: 'insight',
    summary: 'What an insight said since it was published, and who put it so.',
    returns: InsightVersions,
  })
  versions(@Param('insightId', { schema: id }) insightId: string, @AskedBy() asker: Asker) {
    return this.reader.versions(insightId, asker);
  }

  @Put('insights/:insightId')
  @Endpoint({
    ability: 'insight.propose',
    at: 'insight',
    summary: 'Say an insight anew: a proposal of one’s own, or what is published for those who publish.',
    returns: Insight,
  })
  change(
    @Param('insightId', { schema: id }) insightId: string,
    @Body({ schema: ChangeInsight }) body: ChangeInsight,
    @AskedBy() asker: Asker,
  ) {
    return this.insights.change(insightId, body, asker);
  }

  @Delete('insights/:insightId')
  @Endpoint({
    ability: 'insight.propose',
    at: 'insight',
    summary: 'Withdraw a proposal of one’s own.',
  })
  withdraw(@Param('insightId', { schema: id }) insightId: string, @AskedBy() asker: Asker) {
    return this.insights.withdraw(insightId, asker);
  }

  @Post('insights/:insightId/publication')
  @Endpoint({
    ability: 'insight.publish',
    at: 'insight',
    summary: 'Publish an insight to everyone in the inquiry.',
    returns: Insight,
  })
  publish(
    @Param('insightId', { schema: id }) insightId: string,
    @Body({ schema: PublishInsight }) body: PublishInsight,
    @AskedBy() asker: Asker,
  ) {
    return this.insights.publish(insightId, body, asker);
  }

  @Post('insights/:insightId/taking-back')
  @Endpoint({
    ability: 'insight.publish',
    at: 'insight',
    summary: 'Take a published insight back, with a reason.',
    returns: Insight,
  })
  takeBack(
    @Param('insightId', { schema: id }) insightId: string,
    @Body({ schema: TakeBackInsight }) body: TakeBackInsight,
    @AskedBy() asker: Asker,
  ) {
    return this.insights.takeBack(insightId, body, asker);
  }

  @Put('insights/:insightId/answer')
  @Endpoint({
    ability: 'insight.answer',
    at: 'insight',
    summary: 'Say whether that is us, or say it anew.',
    returns: Insight,
  })
  answer(
    @Param('insightId', { schema: id }) insightId: string,
    @Body({ schema: AnswerInsight }) body: AnswerInsight,
    @AskedBy() asker: Asker,
  ) {
    return this.answers.answer(insightId, body, asker);
  }

  @Delete('insights/:insightId/answer')
  @Endpoint({
    ability: 'insight.answer',
    at: 'insight',
    summary: 'Take one’s answer back.',
    returns: Insight,
  })
  takeAnswerBack(@Param('insightId', { schema: id }) insightId: string, @AskedBy() asker: Asker) {
    return this.answers.takeBack(insightId, asker);
  }

  @Post('insights/:insightId/lines/:lineId/hiding')
  @Endpoint({
    ability: 'insight.publish',
    at: 'insight',
    summary: 'Hide what someone wrote beside their answer.',
    returns: Insight,
  })
  hide(
    @Param('insightId', { schema: id }) insightId: string,
    @Param('lineId', { schema: id }) lineId: string,
    @AskedBy() asker: Asker,
  ) {
    return this.answers.hide(insightId, lineId, asker);
  }
}
