import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DebateModule } from './debates/debate.module';
import { DemoModule } from './demo/demo.module';
import { DraftModule } from './drafts/draft.module';
import { EdgeModule } from './edge/edge.module';
import { EditionModule } from './editions/edition.module';
import { GroundModule, type Ground } from './ground.module';
import { ImageModule } from './images/image.module';
import { InsightModule } from './insights/insight.module';
import { InquiryModule } from './inquiries/inquiry.module';
import { InstallationModule } from './installation/installation.module';
import { MailModule } from './mail/mail.module';
import { OpinionModule } from './opinion/opinion.module';
import { PeopleModule } from './people/people.module';
import { GatheringModule } from './gatherings/gathering.module';
import { ProvocationModule } from './provocations/provocation.module';

/** Every noun's module, on the ground a process gives it. */
@Module({})
export class AppModule {
  static on(ground: Ground): DynamicModule {
    return {
      module: AppModule,
      imports: [
        GroundModule.on(ground),
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ type: 'postgres' }),
          dataSourceFactory: () => Promise.resolve(ground.dataSource),
        }),
        EdgeModule,
        MailModule,
        PeopleModule,
        InstallationModule,
        InquiryModule,
        ImageModule,
        GatheringModule,
        ProvocationModule,
        DebateModule,
        DraftModule,
        EditionModule,
        InsightModule,
        OpinionModule,
        DemoModule,
      ],
    };
  }
}
