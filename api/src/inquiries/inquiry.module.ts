import { Module } from '@nestjs/common';
import { InquiryController } from './inquiry.controller';
import { InquiryService } from './inquiry.service';
import { PlaceController } from './place.controller';
import { PlaceService } from './place.service';

@Module({ controllers: [InquiryController, PlaceController], providers: [InquiryService, PlaceService] })
export class InquiryModule {}
