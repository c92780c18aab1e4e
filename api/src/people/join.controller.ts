import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Join, joinCode, JoinPlace, Me } from '@samepage/contracts';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { JoinService } from './join.service';

@ApiTags('identity')
@Controller('join')
export class JoinController {
  constructor(private readonly joining: JoinService) {}

  @Get(':code')
  @Endpoint({ ability: 'join.look', summary: 'What a join code opens.', returns: JoinPlace })
  look(@Param('code', { schema: joinCode }) code: string, @AskedBy() asker: Asker, @Req() request: Request) {
    return this.joining.look(code, asker, request);
  }

  @Post(':code')
  @Endpoint({
    ability: 'join.enter',
    summary: 'Join with a name and a sector; no account is needed.',
    returns: Me,
  })
  enter(
    @Param('code', { schema: joinCode }) code: string,
    @Body({ schema: Join }) body: z.infer<typeof Join>,
    @AskedBy() asker: Asker,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.joining.enter(code, body, asker, request, response);
  }
}
