import { Module } from '@nestjs/common';
import { ProvocationController } from './provocation.controller';
import { ProvocationService } from './provocation.service';
import { ResponseService } from './response.service';

@Module({ controllers: [ProvocationController], providers: [ProvocationService, ResponseService] })
export class ProvocationModule {}
