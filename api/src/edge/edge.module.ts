import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { UnitOfWork } from '../database/unit-of-work';
import { AbilityGuard } from './ability.guard';
import { AnswerInterceptor } from './answer.interceptor';
import { Decisions } from './decisions';
import { FailureFilter } from './failure.filter';
import { Places } from './places';
import { RateLimits } from './rate-limits';
import { SocketEdge } from './socket-edge';
import { Subjects } from './subjects';
import { validationPipe } from './validation.pipe';

/** What every request passes through: who, may they, is it well formed, what may leave, what went wrong. */
@Global()
@Module({
  providers: [
    { provide: APP_GUARD, useClass: AbilityGuard },
    { provide: APP_PIPE, useValue: validationPipe },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
    { provide: APP_FILTER, useClass: FailureFilter },
    Decisions,
    FailureFilter,
    Places,
    RateLimits,
    SocketEdge,
    Subjects,
    UnitOfWork,
  ],
  exports: [Decisions, FailureFilter, RateLimits, SocketEdge, Subjects, UnitOfWork],
})
export class EdgeModule {}
