import { Global, Module } from '@nestjs/common';
import type { Queryable, Settings } from '@samepage/platform';
import { DataSource } from 'typeorm';
import { poolOf, QUERYABLE } from '../database/queryable';
import { SETTINGS } from '../edge/tokens';
import { installationSecret } from '../installation/secret';
import { AccountService, AUTH } from './account.service';
import { ApiTokenController } from './api-token.controller';
import { ApiTokenService } from './api-token.service';
import { createAuth } from './auth';
import { ClaimService } from './claim.service';
import { JoinController } from './join.controller';
import { JoinService } from './join.service';
import { MeService } from './me.service';
import { PasskeyChallenges } from './passkey-challenges';
import { PasskeyController } from './passkey.controller';
import { PasskeyService } from './passkey.service';
import { PasskeySignIn } from './passkey-sign-in';
import { SessionController } from './session.controller';
import { SessionService } from './session.service';

@Global()
@Module({
  controllers: [SessionController, JoinController, ApiTokenController, PasskeyController],
  providers: [
    {
      provide: AUTH,
      inject: [DataSource, QUERYABLE, SETTINGS],
      useFactory: async (database: DataSource, queryable: Queryable, settings: Settings) =>
        createAuth({
          pool: poolOf(database),
          secret: await installationSecret(queryable),
          publicUrl: settings.publicUrl,
        }),
    },
    AccountService,
    ApiTokenService,
    ClaimService,
    JoinService,
    MeService,
    PasskeyChallenges,
    PasskeyService,
    PasskeySignIn,
    SessionService,
  ],
  exports: [AUTH, AccountService],
})
export class PeopleModule {}
