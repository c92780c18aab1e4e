import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { id, Inquiry, InquirySummaries, SetSupport, slug } from '@samepage/contracts';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { InquiryService } from './inquiry.service';

@ApiTags('inquiries')
@Controller('inquiries')
export class InquiryController {
  constructor(private readonly inquiries: InquiryService) {}

  @Get()
  @Endpoint({ ability: 'inquiry.list', summary: 'The inquiries held here.', returns: InquirySummaries })
  list() {
    return this.inquiries.list();
  }

  @Get(':slug')
  @Endpoint({
    ability: 'inquiry.see',
    at: 'inquirySlug',
    summary: 'One inquiry, and what you may do in it.',
    returns: Inquiry,
  })
  see(@Param('slug', { schema: slug }) inquirySlug: string, @AskedBy() asker: Asker) {
    return this.inquiries.see(inquirySlug, asker);
  }

  @Put(':inquiryId/support')
  @Endpoint({
    ability: 'inquiry.support',
    at: 'inquiry',
    summary: 'Say where to turn when it gets too much.',
  })
  setSupport(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Body({ schema: SetSupport }) { support }: SetSupport,
  ) {
    return this.inquiries.setSupport(inquiryId, support);
  }
}
