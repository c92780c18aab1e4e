import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { id, NewTemplate, Template, Templates } from '@samepage/contracts';
import { Endpoint } from '../../edge/endpoint';
import { TemplateService } from './template.service';

@ApiTags('debates')
@Controller('inquiries/:inquiryId/templates')
export class TemplateController {
  constructor(private readonly templates: TemplateService) {}

  @Get()
  @Endpoint({
    ability: 'debate.prepare',
    at: 'inquiry',
    summary: 'Run-sheets to start from: those that come with Samepage, and those kept here.',
    returns: Templates,
  })
  list(@Param('inquiryId', { schema: id }) inquiryId: string) {
    return this.templates.list(inquiryId);
  }

  @Post()
  @Endpoint({
    ability: 'debate.prepare',
    at: 'inquiry',
    summary: 'Keep a run-sheet to start from.',
    returns: Template,
    status: 201,
  })
  keep(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Body({ schema: NewTemplate }) body: NewTemplate,
  ) {
    return this.templates.keep(inquiryId, body);
  }

  @Delete(':templateId')
  @Endpoint({
    ability: 'debate.prepare',
    at: 'inquiry',
    summary: 'Throw away a run-sheet that was kept here.',
  })
  remove(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Param('templateId', { schema: id }) templateId: string,
  ) {
    return this.templates.remove(inquiryId, templateId);
  }
}
