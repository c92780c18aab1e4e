import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Guessing, GuessResult, id, MakeGuess, SamePage } from '@samepage/contracts';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { GuessService } from './guess.service';
import { SamePageService } from './same-page.service';

@ApiTags('opinion')
@Controller('inquiries/:inquiryId')
export class OpinionController {
  constructor(
    private readonly samePage: SamePageService,
    private readonly guesses: GuessService,
  ) {}

  @Get('same-page')
  @Endpoint({
    ability: 'opinion.see',
    at: 'inquiry',
    summary:
      'Whether sectors are on the same page: statements by how much they bridge, and whose voices are missing.',
    returns: SamePage,
  })
  see(@Param('inquiryId', { schema: id }) inquiryId: string, @AskedBy() asker: Asker) {
    return this.samePage.see({ inquiryId }, asker);
  }

  @Get('guesses')
  @Endpoint({
    ability: 'opinion.guess',
    at: 'inquiry',
    summary: 'What to guess next about another sector, and how far out all guesses were.',
    returns: Guessing,
  })
  guessing(@Param('inquiryId', { schema: id }) inquiryId: string, @AskedBy() asker: Asker) {
    return this.guesses.see(inquiryId, asker);
  }

  @Put('guesses')
  @Endpoint({
    ability: 'opinion.guess',
    at: 'inquiry',
    summary: 'Guess how many of another sector agree, and see how it is. The first guess stands.',
    returns: GuessResult,
  })
  guess(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Body({ schema: MakeGuess }) body: MakeGuess,
    @AskedBy() asker: Asker,
  ) {
    return this.guesses.guess(inquiryId, body, asker);
  }
}
