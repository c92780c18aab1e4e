import { Controller, Get, Param, type StreamableFile, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { id } from '@samepage/contracts';
import { EntryGuard } from '../entry.guard';
import { Endpoint } from '../../edge/endpoint';
import { ExportService } from './export.service';
import { mediaTypes, offered } from './offered';

/** The three tables that Polis exports, for programs that read those. Voters are numbers in them. */
@ApiTags('debates')
@UseGuards(EntryGuard)
@Controller('debates/:debateId/polis')
export class PolisController {
  constructor(private readonly exports: ExportService) {}

  @Get('comments.csv')
  @Endpoint({
    ability: 'debate.run',
    at: 'debate',
    summary: 'The statements, as Polis writes them.',
    answers: mediaTypes.csv,
  })
  async comments(@Param('debateId', { schema: id }) debateId: string): Promise<StreamableFile> {
    return offered(await this.exports.polis(debateId, 'comments'));
  }

  @Get('votes.csv')
  @Endpoint({
    ability: 'debate.run',
    at: 'debate',
    summary: 'The votes, as Polis writes them.',
    answers: mediaTypes.csv,
  })
  async votes(@Param('debateId', { schema: id }) debateId: string): Promise<StreamableFile> {
    return offered(await this.exports.polis(debateId, 'votes'));
  }

  @Get('summary.csv')
  @Endpoint({
    ability: 'debate.run',
    at: 'debate',
    summary: 'The debate in figures, as Polis writes them.',
    answers: mediaTypes.csv,
  })
  async summary(@Param('debateId', { schema: id }) debateId: string): Promise<StreamableFile> {
    return offered(await this.exports.polis(debateId, 'summary'));
  }
}
