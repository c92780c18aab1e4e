import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Draft, DraftSummaries, id, NewDraft, Ticket } from '@samepage/contracts';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { DraftService } from './draft.service';

@ApiTags('drafts')
@Controller()
export class DraftController {
  constructor(private readonly drafts: DraftService) {}

  @Get('inquiries/:inquiryId/drafts')
  @Endpoint({
    ability: 'draft.see',
    at: 'inquiry',
    summary: 'The drafts of an inquiry.',
    returns: DraftSummaries,
  })
  list(@Param('inquiryId', { schema: id }) inquiryId: string) {
    return this.drafts.list(inquiryId);
  }

  @Post('inquiries/:inquiryId/drafts')
  @ApiParam({ name: 'inquiryId', schema: { type: 'string', format: 'uuid' } })
  @Endpoint({
    ability: 'draft.create',
    at: 'inquiry',
    summary: 'Begin a draft.',
    returns: Draft,
    status: 201,
  })
  create(@Body({ schema: NewDraft }) body: NewDraft, @AskedBy() asker: Asker) {
    return this.drafts.create(asker, body);
  }

  @Get('drafts/:draftId')
  @Endpoint({
    ability: 'draft.see',
    at: 'draft',
    summary: 'A draft: its shared document and its sources.',
    returns: Draft,
  })
  see(@Param('draftId', { schema: id }) draftId: string, @AskedBy() asker: Asker) {
    return this.drafts.see(draftId, asker);
  }

  @Post('documents/:documentId/ticket')
  @Endpoint({
    ability: 'draft.see',
    at: 'document',
    summary: 'A short-lived pass to one shared document, for programs that keep no cookie.',
    returns: Ticket,
    status: 201,
  })
  ticket(@Param('documentId', { schema: id }) documentId: string, @AskedBy() asker: Asker) {
    return this.drafts.ticket(documentId, asker);
  }
}
