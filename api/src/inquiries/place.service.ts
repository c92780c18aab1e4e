import { Inject, Injectable } from '@nestjs/common';
import type { MyPlace, Place } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { UnitOfWork } from '../database/unit-of-work';
import { memberOf, type Asker } from '../edge/asker';
import { placesOf, requirePlace, sayPlace, setPlaces } from './places';

/** Which places an inquiry asks about, and where each of its people says to be, if they do. */
@Injectable()
export class PlaceService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly work: UnitOfWork,
  ) {}

  async set(inquiryId: string, names: readonly string[]): Promise<Place[]> {
    return this.work.run(async ({ queryable }) => {
      await setPlaces(queryable, inquiryId, names);
      return placesOf(queryable, inquiryId);
    });
  }

  async mine(inquiryId: string, asker: Asker): Promise<MyPlace> {
    const { rows } = await this.queryable.query<{ placeId: string }>(
      `SELECT place_id AS "placeId" FROM said_place WHERE membership_id = $1`,
      [memberOf(asker).id],
    );
    return { places: await placesOf(this.queryable, inquiryId), placeId: rows[0]?.placeId ?? null };
  }

  async say(inquiryId: string, placeId: string | null, asker: Asker): Promise<void> {
    const { id } = memberOf(asker);
    if (placeId !== null) await requirePlace(this.queryable, inquiryId, placeId);
    await sayPlace(this.queryable, id, placeId);
  }
}
