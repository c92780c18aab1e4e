import { Body, Controller, Get, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Edition, EditionSummaries, EditionSummary, id, NewEdition, slug } from '@samepage/contracts';
import type { Response } from 'express';
import { z } from 'zod';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { EditionService } from './edition.service';
import { PublishService } from './publish.service';

/** One spelling per edition: what else JavaScript reads as a number (`0x1`, `1e0`) is no address. */
const plainNumber = /^[1-9]\d{0,8}$/;
const number = z.preprocess(
  (value) => (typeof value === 'string' && plainNumber.test(value) ? Number(value) : undefined),
  z.number().int().positive().max(999_999_999),
);

@ApiTags('editions')
@Controller()
export class EditionController {
  constructor(
    private readonly editions: EditionService,
    private readonly publishing: PublishService,
  ) {}

  @Post('drafts/:draftId/editions')
  @Endpoint({
    ability: 'edition.publish',
    at: 'draft',
    summary: 'Freeze a draft and publish it.',
    returns: EditionSummary,
    status: 201,
  })
  publish(
    @Param('draftId', { schema: id }) draftId: string,
    @Body({ schema: NewEdition }) body: NewEdition,
    @AskedBy() asker: Asker,
  ) {
    return this.publishing.publish(draftId, body, asker);
  }

  @Get('inquiries/:slug/editions')
  @Endpoint({
    ability: 'edition.see',
    at: 'inquirySlug',
    summary: 'The editions of an inquiry.',
    returns: EditionSummaries,
  })
  list(@Param('slug', { schema: slug }) inquirySlug: string) {
    return this.editions.list(inquirySlug);
  }

  @Get('inquiries/:slug/editions/:number')
  @Endpoint({
    ability: 'edition.see',
    at: 'inquirySlug',
    summary: 'An edition, open to anyone.',
    returns: Edition,
  })
  see(
    @Param('slug', { schema: slug }) inquirySlug: string,
    @Param('number', { schema: number }) edition: number,
  ) {
    return this.editions.see(inquirySlug, edition);
  }

  @Get('inquiries/:slug/editions/:number/pdf')
  @Endpoint({
    ability: 'edition.see',
    at: 'inquirySlug',
    summary: 'The edition as a PDF.',
    answers: 'application/pdf',
  })
  async pdf(
    @Param('slug', { schema: slug }) inquirySlug: string,
    @Param('number', { schema: number }) edition: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { bytes, name } = await this.editions.pdf(inquirySlug, edition);
    response.setHeader('cache-control', 'public, max-age=86400');
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: `inline; filename="${name}"`,
      length: bytes.length,
    });
  }
}
