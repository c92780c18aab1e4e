import { Inject, Injectable } from '@nestjs/common';
import type { MyPlace, Place, SetPlaces } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { UnitOfWork } from '../database/unit-of-work';
import { memberOf, type Asker } from '../edge/asker';
import { noSuchPlace, placesOf, sayPlace, setPlaces, takePlaceBack } from './places';

/** Which places an inquiry asks about, and where each of its people says to be, if they do. */
@Injectable()
export class PlaceService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Failure `conflict` where the list is not the one it was made from. */
  set(inquiryId: string, list: SetPlaces): Promise<Place[]> {
    return this.work.run(({ queryable }) => setPlaces(queryable, inquiryId, list));
  }

  async mine(inquiryId: string, asker: Asker): Promise<MyPlace> {
    const { rows } = await this.queryable.query<{ placeId: string }>(
      `SELECT place_id AS "placeId" FROM said_place WHERE membership_id = $1`,
      [memberOf(asker).id],
    );
    return { places: await placesOf(this.queryable, inquiryId), placeId: rows[0]?.placeId ?? null };
  }

  /** @throws Failure `invalid_input` where the list has no such place. */
  async say(inquiryId: string, placeId: string | null, asker: Asker): Promise<void> {
    const { id } = memberOf(asker);
    if (placeId === null) return takePlaceBack(this.queryable, id);
    if (!(await sayPlace(this.queryable, inquiryId, id, placeId))) throw noSuchPlace();
  }
}
