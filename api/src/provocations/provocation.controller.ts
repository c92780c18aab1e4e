import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import {
  id,
  NewProvocation,
  NewResponse,
  Provocation,
  ProvocationSummaries,
  Response,
  Responses,
} from '@samepage/contracts';
import type { z } from 'zod';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { ProvocationService } from './provocation.service';
import { ResponseService } from './response.service';

@ApiTags('provocations')
@Controller()
export class ProvocationController {
  constructor(
    private readonly provocations: ProvocationService,
    private readonly responses: ResponseService,
  ) {}

  @Get('inquiries/:inquiryId/provocations')
  @Endpoint({
    ability: 'provocation.see',
    at: 'inquiry',
    summary: 'The provocations of an inquiry.',
    returns: ProvocationSummaries,
  })
  list(@Param('inquiryId', { schema: id }) inquiryId: string) {
    return this.provocations.list(inquiryId);
  }

  @Post('inquiries/:inquiryId/provocations')
  @ApiParam({ name: 'inquiryId', schema: { type: 'string', format: 'uuid' } })
  @Endpoint({
    ability: 'provocation.post',
    at: 'inquiry',
    summary: 'Post a provocation.',
    returns: Provocation,
    status: 201,
  })
  post(@Body({ schema: NewProvocation }) body: z.infer<typeof NewProvocation>, @AskedBy() asker: Asker) {
    return this.provocations.post(asker, body);
  }

  @Get('provocations/:provocationId')
  @Endpoint({
    ability: 'provocation.see',
    at: 'provocation',
    summary: 'One provocation.',
    returns: Provocation,
  })
  see(@Param('provocationId', { schema: id }) provocationId: string) {
    return this.provocations.see(provocationId);
  }

  @Get('provocations/:provocationId/responses')
  @Endpoint({
    ability: 'response.see',
    at: 'provocation',
    summary: 'What came back to a provocation.',
    returns: Responses,
  })
  listResponses(@Param('provocationId', { schema: id }) provocationId: string, @AskedBy() asker: Asker) {
    return this.responses.list(provocationId, asker);
  }

  @Post('provocations/:provocationId/responses')
  @Endpoint({
    ability: 'response.add',
    at: 'provocation',
    summary: 'Respond in words.',
    returns: Response,
    status: 201,
  })
  respond(
    @Param('provocationId', { schema: id }) provocationId: string,
    @Body({ schema: NewResponse }) body: z.infer<typeof NewResponse>,
    @AskedBy() asker: Asker,
  ) {
    return this.responses.add(provocationId, body, asker);
  }
}
