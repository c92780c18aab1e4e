import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Gathering, Gatherings, id, KeepGathering } from '@samepage/contracts';
import { Endpoint } from '../edge/endpoint';
import { GatheringService } from './gathering.service';

@ApiTags('gatherings')
@Controller('inquiries/:inquiryId/gatherings')
export class GatheringController {
  constructor(private readonly gatherings: GatheringService) {}

  @Get()
  @Endpoint({
    ability: 'gathering.see',
    at: 'inquiry',
    summary: 'The gatherings of an inquiry, the one that begins last first.',
    returns: Gatherings,
  })
  list(@Param('inquiryId', { schema: id }) inquiryId: string) {
    return this.gatherings.list(inquiryId);
  }

  @Put(':gatheringId')
  @Endpoint({
    ability: 'gathering.keep',
    at: 'inquiry',
    summary: 'Convene a gathering, or change one.',
    returns: Gathering,
  })
  keep(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Param('gatheringId', { schema: id }) gatheringId: string,
    @Body({ schema: KeepGathering }) body: KeepGathering,
  ) {
    return this.gatherings.keep(inquiryId, gatheringId, body);
  }

  @Delete(':gatheringId')
  @Endpoint({
    ability: 'gathering.keep',
    at: 'inquiry',
    summary: 'Take a gathering away. Its debates stay, on their own.',
  })
  remove(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Param('gatheringId', { schema: id }) gatheringId: string,
  ) {
    return this.gatherings.remove(inquiryId, gatheringId);
  }
}
