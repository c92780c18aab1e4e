import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Groups, id, MixGroups } from '@samepage/contracts';
import { AskedBy, type Asker } from '../../edge/asker';
import { Endpoint } from '../../edge/endpoint';
import { MixService } from './mix.service';

@ApiTags('debates')
@Controller('debates/:debateId/mixes')
export class MixController {
  constructor(private readonly mixes: MixService) {}

  @Post()
  @Endpoint({
    ability: 'debate.run',
    at: 'debate',
    summary: 'Propose small groups of everyone who is here.',
    returns: Groups,
  })
  propose(
    @Param('debateId', { schema: id }) debateId: string,
    @Body({ schema: MixGroups }) body: MixGroups,
    @AskedBy() asker: Asker,
  ) {
    return this.mixes.propose(debateId, body, asker);
  }
}
