import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { ApiDescription, OpenApiController } from './openapi.controller';

@Module({ controllers: [HealthController, OpenApiController], providers: [ApiDescription] })
export class InstallationModule {}
