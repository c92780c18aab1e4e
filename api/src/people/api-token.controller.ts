import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiTokens, id, MadeApiToken, NewApiToken } from '@samepage/contracts';
import type { z } from 'zod';
import { AskedBy, personOf, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { ApiTokenService } from './api-token.service';

@ApiTags('identity')
@Controller('me/tokens')
export class ApiTokenController {
  constructor(private readonly tokens: ApiTokenService) {}

  @Get()
  @Endpoint({ ability: 'token.keep', summary: 'Your keys for programs.', returns: ApiTokens })
  list(@AskedBy() asker: Asker) {
    return this.tokens.list(personOf(asker));
  }

  @Post()
  @Endpoint({
    ability: 'token.keep',
    summary: 'Make a key. It is shown this once.',
    returns: MadeApiToken,
    status: 201,
  })
  make(@Body({ schema: NewApiToken }) body: z.infer<typeof NewApiToken>, @AskedBy() asker: Asker) {
    return this.tokens.make(personOf(asker), body.label);
  }

  @Delete(':tokenId')
  @Endpoint({ ability: 'token.keep', summary: 'Withdraw a key.' })
  revoke(@Param('tokenId', { schema: id }) tokenId: string, @AskedBy() asker: Asker) {
    return this.tokens.revoke(personOf(asker), tokenId);
  }
}
