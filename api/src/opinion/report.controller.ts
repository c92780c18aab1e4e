import { Controller, Get, Param, StreamableFile, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { id, Report } from '@samepage/contracts';
import { mediaTypes, offered } from '../debates/afterwards/offered';
import { EntryGuard } from '../debates/entry.guard';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { slugOf } from '../inquiries/slug';
import { ReportService } from './report.service';

@ApiTags('opinion')
@Controller()
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  @Get('inquiries/:inquiryId/report')
  @Endpoint({
    ability: 'opinion.see',
    at: 'inquiry',
    summary: 'How people of an inquiry stand, in sentences.',
    returns: Report,
  })
  ofInquiry(@Param('inquiryId', { schema: id }) inquiryId: string, @AskedBy() asker: Asker) {
    return this.reports.see({ inquiryId }, asker);
  }

  @Get('inquiries/:inquiryId/report.pdf')
  @Endpoint({
    ability: 'opinion.see',
    at: 'inquiry',
    summary: 'The same as a PDF.',
    answers: 'application/pdf',
  })
  async ofInquiryPrinted(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @AskedBy() asker: Asker,
  ): Promise<StreamableFile> {
    return printed(await this.reports.pdf({ inquiryId }, asker));
  }

  @Get('inquiries/:inquiryId/report.csv')
  @Endpoint({
    ability: 'opinion.see',
    at: 'inquiry',
    summary: 'Statements and how sectors stand on them, as a table.',
    answers: mediaTypes.csv,
  })
  async ofInquiryAsTable(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @AskedBy() asker: Asker,
  ): Promise<StreamableFile> {
    return offered(await this.reports.csv({ inquiryId }, asker));
  }

  @Get('debates/:debateId/report')
  @UseGuards(EntryGuard)
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'How people stood in a debate, in sentences.',
    returns: Report,
  })
  ofDebate(@Param('debateId', { schema: id }) debateId: string, @AskedBy() asker: Asker) {
    return this.reports.see({ debateId }, asker);
  }

  @Get('debates/:debateId/report.pdf')
  @UseGuards(EntryGuard)
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'The same as a PDF.',
    answers: 'application/pdf',
  })
  async ofDebatePrinted(
    @Param('debateId', { schema: id }) debateId: string,
    @AskedBy() asker: Asker,
  ): Promise<StreamableFile> {
    return printed(await this.reports.pdf({ debateId }, asker));
  }

  @Get('debates/:debateId/report.csv')
  @UseGuards(EntryGuard)
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'The statements of a debate and how sectors stand on them, as a table.',
    answers: mediaTypes.csv,
  })
  async ofDebateAsTable(
    @Param('debateId', { schema: id }) debateId: string,
    @AskedBy() asker: Asker,
  ): Promise<StreamableFile> {
    return offered(await this.reports.csv({ debateId }, asker));
  }
}

function printed({ bytes, title }: { bytes: Buffer; title: string }): StreamableFile {
  return new StreamableFile(bytes, {
    type: 'application/pdf',
    disposition: `attachment; filename="${slugOf(title)}-report.pdf"`,
    length: bytes.length,
  });
}
