import { Controller, Get, Param, type StreamableFile, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { id } from '@samepage/contracts';
import { EntryGuard } from '../entry.guard';
import { Endpoint } from '../../edge/endpoint';
import { ExportService } from './export.service';
import { mediaTypes, offered } from './offered';

@ApiTags('debates')
@UseGuards(EntryGuard)
@Controller('debates/:debateId')
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Get('minutes.md')
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'The minutes of a debate, in Markdown.',
    answers: mediaTypes.md,
  })
  async minutes(@Param('debateId', { schema: id }) debateId: string): Promise<StreamableFile> {
    return offered(await this.exports.minutes(debateId));
  }

  @Get('debate.json')
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'A whole debate as data.',
    answers: mediaTypes.json,
  })
  async data(@Param('debateId', { schema: id }) debateId: string): Promise<StreamableFile> {
    return offered(await this.exports.data(debateId));
  }

  @Get('statements.csv')
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'What was said and how it stands, as a table.',
    answers: mediaTypes.csv,
  })
  async statements(@Param('debateId', { schema: id }) debateId: string): Promise<StreamableFile> {
    return offered(await this.exports.statements(debateId));
  }
}
