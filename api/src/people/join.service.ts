import { Inject, Injectable } from '@nestjs/common';
import { membershipIn } from '@samepage/access';
import { Failure, type Join, type JoinPlace, type Me, type Sector } from '@samepage/contracts';
import type { Bell, Queryable } from '@samepage/platform';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { QUERYABLE } from '../database/queryable';
import type { Asker } from '../edge/asker';
import { RateLimits } from '../edge/rate-limits';
import { Subjects } from '../edge/subjects';
import { BELL } from '../edge/tokens';
import { placesOf, requirePlace, sayPlace } from '../inquiries/places';
import { AccountService, webHeaders } from './account.service';
import { sendCookies, tokenIn } from './cookies';
import { MeService } from './me.service';

interface PlaceRecord {
  inquiry_id: string;
  slug: string;
  title: string;
  debate_id: string | null;
  debate_title: string | null;
}

interface NewMember {
  readonly inquiryId: string;
  readonly personId: string;
  readonly sectorId: string;
  readonly name: string;
  readonly placeId: string | null;
}

/** Joining an inquiry, or a debate in it, by its code: as the person this browser is, or as a new guest. */
@Injectable()
export class JoinService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly accounts: AccountService,
    private readonly people: MeService,
    private readonly subjects: Subjects,
    private readonly limits: RateLimits,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  async look(code: string, asker: Asker, request: Request): Promise<JoinPlace> {
    const place = await this.find(code, request);
    const { rows: sectors } = await this.queryable.query<Sector>(
      `SELECT id, name, mark, ink FROM sector WHERE inquiry_id = $1 ORDER BY position`,
      [place.inquiry_id],
    );
    const membership = membershipIn(asker.subject, { inquiryId: place.inquiry_id });
    const sector = sectors.find(({ id }) => id === membership?.sectorId);
    return {
      inquiryId: place.inquiry_id,
      inquirySlug: place.slug,
      inquiryTitle: place.title,
      debateId: place.debate_id,
      debateTitle: place.debate_title,
      sectors,
      places: await placesOf(this.queryable, place.inquiry_id),
      member: membership && sector ? { name: membership.name, sector } : null,
    };
  }

  async enter(
    code: string,
    { name, sectorId, placeId = null }: z.infer<typeof Join>,
    asker: Asker,
    request: Request,
    response: Response,
  ): Promise<Me> {
    await this.limits.take('joinByAddress', request.ip ?? '');
    const place = await this.find(code, request);
    await this.requireSector(place.inquiry_id, sectorId);
    if (placeId) await requirePlace(this.queryable, place.inquiry_id, placeId);
    const { inquiry_id: inquiryId } = place;
    if (asker.subject.kind !== 'stranger') {
      await this.addMember({ inquiryId, personId: asker.subject.personId, sectorId, name, placeId });
      return this.people.see(await this.subjects.ofRequest(request));
    }
    const guest = await this.accounts.beginGuest(name, webHeaders(request.headers));
    await this.addMember({ inquiryId, personId: guest.personId, sectorId, name, placeId });
    sendCookies(response, guest);
    return this.people.see(await this.subjects.ofSession(tokenIn(guest)));
  }

  /** Joining twice changes nothing: who is in already keeps their role, sector, name and place. */
  private async addMember({ inquiryId, personId, sectorId, name, placeId }: NewMember): Promise<void> {
    const { rows } = await this.queryable.query<{ id: string; isNew: boolean }>(
      `INSERT INTO membership AS m (inquiry_id, person_id, role, sector_id, name)
       VALUES ($1, $2, 'participant', $3, $4)
       ON CONFLICT (inquiry_id, person_id) DO UPDATE SET name = m.name WHERE m.ended_at IS NULL RETURNING id, xmax = 0 AS "isNew"`,
      [inquiryId, personId, sectorId, name],
    );
    const [member] = rows;
    if (!member) {
      throw new Failure(
        'not_allowed',
        'Your part in this inquiry has ended. Ask a facilitator to let you in again.',
      );
    }
    // A place that is gone from the list since keeps nobody out.
    if (member.isNew && placeId) await sayPlace(this.queryable, inquiryId, member.id, placeId);
    this.bell.ring({ about: 'access', id: personId });
  }

  /** Wrong codes are counted by address, so that codes cannot be found by trying. */
  private async find(code: string, request: Request): Promise<PlaceRecord> {
    const { rows } = await this.queryable.query<PlaceRecord>(
      `SELECT i.id AS inquiry_id, i.slug, i.title, d.id AS debate_id, d.title AS debate_title
       FROM inquiry i LEFT JOIN debate d ON d.inquiry_id = i.id AND d.join_code = $1
       WHERE i.join_code = $1 OR d.id IS NOT NULL`,
      [code],
    );
    const [place] = rows;
    if (place) return place;
    await this.limits.take('joinMissByAddress', request.ip ?? '');
    throw new Failure(
      'unknown_join_code',
      'No one is using that code. Check it with whoever gave it to you.',
    );
  }

  private async requireSector(inquiryId: string, sectorId: string): Promise<void> {
    const { rows } = await this.queryable.query(`SELECT 1 FROM sector WHERE inquiry_id = $1 AND id = $2`, [
      inquiryId,
      sectorId,
    ]);
    if (rows.length === 0) {
      throw new Failure('invalid_input', 'Choose one of the sectors in the list.', [
        { path: 'sectorId', message: 'Choose one of the sectors in the list.' },
      ]);
    }
  }
}
