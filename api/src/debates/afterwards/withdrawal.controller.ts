import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { id } from '@samepage/contracts';
import { AskedBy, memberOf, type Asker } from '../../edge/asker';
import { Endpoint } from '../../edge/endpoint';
import { WithdrawalService } from './withdrawal.service';

@ApiTags('debates')
@Controller('debates/:debateId')
export class WithdrawalController {
  constructor(private readonly withdrawals: WithdrawalService) {}

  @Post('withdrawal')
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'Take back everything you said in a debate.',
  })
  own(@Param('debateId', { schema: id }) debateId: string, @AskedBy() asker: Asker) {
    return this.withdrawals.withdraw(debateId, memberOf(asker).id, asker);
  }

  @Post('withdrawals/:membershipId')
  @Endpoint({
    ability: 'debate.run',
    at: 'debate',
    summary: 'Take back everything that someone said in a debate, for them.',
  })
  another(
    @Param('debateId', { schema: id }) debateId: string,
    @Param('membershipId', { schema: id }) membershipId: string,
    @AskedBy() asker: Asker,
  ) {
    return this.withdrawals.withdraw(debateId, membershipId, asker);
  }
}
