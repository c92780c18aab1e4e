import { Body, Controller, Delete, Get, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AskForCode, CodeSent, id, Me, MySessions, Rename, SignIn } from '@samepage/contracts';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { AskedBy, personOf, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { MeService } from './me.service';
import { SessionService } from './session.service';

@ApiTags('identity')
@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly me: MeService,
  ) {}

  @Post('sign-in/codes')
  @Endpoint({
    ability: 'session.start',
    summary: 'Send a six-digit code by e-mail.',
    returns: CodeSent,
    status: 202,
  })
  askForCode(@Body({ schema: AskForCode }) body: z.infer<typeof AskForCode>, @Req() request: Request) {
    return this.sessions.sendCode(body.email, request);
  }

  @Post('sign-in')
  @Endpoint({ ability: 'session.start', summary: 'Sign in with the code.', returns: Me })
  signIn(
    @Body({ schema: SignIn }) body: z.infer<typeof SignIn>,
    @AskedBy() asker: Asker,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.sessions.signIn(body, asker, request, response);
  }

  @Post('sign-out')
  @Endpoint({ ability: 'session.end', summary: 'End the session of this browser.' })
  signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    return this.sessions.signOut(request, response);
  }

  @Get('me')
  @Endpoint({ ability: 'session.see', summary: 'Who you are here.', returns: Me })
  see(@AskedBy() asker: Asker, @Req() request: Request, @Res({ passthrough: true }) response: Response) {
    return this.sessions.me(asker, request, response);
  }

  @Patch('me')
  @Endpoint({ ability: 'name.change', summary: 'Change the name you go by.' })
  rename(@Body({ schema: Rename }) body: z.infer<typeof Rename>, @AskedBy() asker: Asker) {
    return this.me.rename(personOf(asker), body.name);
  }

  @Get('me/sessions')
  @Endpoint({ ability: 'session.list', summary: 'The browsers you are signed in on.', returns: MySessions })
  list(@AskedBy() asker: Asker, @Req() request: Request) {
    return this.sessions.list(personOf(asker), request);
  }

  @Delete('me/sessions/:sessionId')
  @Endpoint({ ability: 'session.end', summary: 'End one of your sessions.' })
  end(@Param('sessionId', { schema: id }) sessionId: string, @AskedBy() asker: Asker) {
    return this.sessions.end(personOf(asker), sessionId);
  }
}
