import { Body, Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AddPasskey, id, Me, PasskeyAsk, Passkeys, SignInWithPasskey } from '@samepage/contracts';
import type { Request, Response } from 'express';
import { AskedBy, personOf, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { PasskeyService } from './passkey.service';
import { PasskeySignIn } from './passkey-sign-in';

@ApiTags('identity')
@Controller()
export class PasskeyController {
  constructor(
    private readonly passkeys: PasskeyService,
    private readonly signIns: PasskeySignIn,
  ) {}

  @Get('me/passkeys')
  @Endpoint({ ability: 'passkey.keep', summary: 'Your passkeys.', returns: Passkeys })
  list(@AskedBy() asker: Asker) {
    return this.passkeys.list(personOf(asker));
  }

  @Post('me/passkeys/ask')
  @Endpoint({
    ability: 'passkey.keep',
    summary: 'What a device needs to make a passkey.',
    returns: PasskeyAsk,
  })
  ask(@AskedBy() asker: Asker) {
    return this.passkeys.ask(personOf(asker));
  }

  @Post('me/passkeys')
  @Endpoint({
    ability: 'passkey.keep',
    summary: 'Keep a passkey a device has made.',
    status: 201,
    returns: Passkeys,
  })
  add(@Body({ schema: AddPasskey }) body: AddPasskey, @AskedBy() asker: Asker) {
    return this.passkeys.add(personOf(asker), body);
  }

  @Delete('me/passkeys/:passkeyId')
  @Endpoint({ ability: 'passkey.keep', summary: 'Forget a passkey.' })
  remove(@Param('passkeyId', { schema: id }) passkeyId: string, @AskedBy() asker: Asker) {
    return this.passkeys.remove(personOf(asker), passkeyId);
  }

  @Post('sign-in/passkey/ask')
  @Endpoint({
    ability: 'session.start',
    summary: 'What a device needs to sign in with a passkey.',
    returns: PasskeyAsk,
  })
  askToSignIn(@Req() request: Request) {
    return this.signIns.ask(request);
  }

  @Post('sign-in/passkey')
  @Endpoint({ ability: 'session.start', summary: 'Sign in with a passkey.', returns: Me })
  signIn(
    @Body({ schema: SignInWithPasskey }) body: SignInWithPasskey,
    @AskedBy() asker: Asker,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.signIns.signIn(body, asker, request, response);
  }
}
