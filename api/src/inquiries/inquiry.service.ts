import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { abilitiesAt, may } from '@samepage/access';
import { Failure, type Inquiry, type InquirySummaries, type Support } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { QUERYABLE } from '../database/queryable';
import type { Asker } from '../edge/asker';
import { InquiryRow } from './inquiry.entity';
import { placesOf } from './places';
import { mapSector } from './sector.mapper';
import { SectorRow } from './sector.entity';

/** Reads inquiries, and keeps what they say of themselves. They are made by the CLI and by the demo. */
@Injectable()
export class InquiryService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(QUERYABLE) private readonly queryable: Queryable,
  ) {}

  async list(): Promise<z.infer<typeof InquirySummaries>> {
    const rows = await this.database.getRepository(InquiryRow).find({ order: { createdAt: 'ASC' } });
    return rows.map(({ id, slug, title, question }) => ({ id, slug, title, question }));
  }

  async see(slug: string, asker: Asker): Promise<Inquiry> {
    const row = await this.database.getRepository(InquiryRow).findOneBy({ slug });
    if (!row) throw new Failure('not_found', 'There is no inquiry by that name.');
    const sectors = await this.database
      .getRepository(SectorRow)
      .find({ where: { inquiryId: row.id }, order: { position: 'ASC' } });
    const place = { inquiryId: row.id };
    return {
      id: row.id,
      slug: row.slug,
      title: row.title,
      question: row.question,
      about: row.about,
      spot: row.spot,
      sectors: sectors.map(mapSector),
      places: await placesOf(this.queryable, row.id),
      abilities: abilitiesAt(asker.subject, place),
      joinCode: may(asker.subject, 'inquiry.invite', place) ? row.joinCode : null,
      support: supportOf(row),
    };
  }

  /** Says where to turn when it gets too much, in place of what was said before; null to say nothing. */
  async setSupport(inquiryId: string, support: Support | null): Promise<void> {
    await this.database.getRepository(InquiryRow).update(inquiryId, {
      supportWords: support?.words ?? null,
      supportAddress: support?.address ?? null,
    });
  }
}

function supportOf({ supportWords, supportAddress }: InquiryRow): Support | null {
  return supportWords === null ? null : { words: supportWords, address: supportAddress };
}
