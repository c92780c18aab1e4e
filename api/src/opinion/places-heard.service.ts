import { Inject, Injectable } from '@nestjs/common';
import type { PlacesHeard } from '@samepage/contracts';
import { leastEver, tellPlaces, type PlacesTold, type Sayer } from '@samepage/opinion';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { UnitOfWork } from '../database/unit-of-work';
import { placesOf } from '../inquiries/places';
import { heardSql } from './heard';

interface ToldRow {
  readonly told: PlacesTold;
  readonly at: Date;
}

type SayerRow = Sayer & { readonly membershipId: string };

/** From which places people were heard: as it was told last or, when enough newcomers have said where they are, anew. */
@Injectable()
export class PlacesHeardService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly work: UnitOfWork,
  ) {}

  /** Null where nobody is asked. */
  async see(inquiryId: string): Promise<PlacesHeard | null> {
    const places = await placesOf(this.queryable, inquiryId);
    if (places.length === 0) return null;
    const row = await this.told(
      inquiryId,
      places.map(({ id }) => id),
    );
    return {
      said: row?.told.said ?? 'few',
      at: row?.at.toISOString() ?? null,
      places: places.map((place) => ({ place, heard: row?.told.heard[place.id] ?? null })),
    };
  }

  private async told(inquiryId: string, places: readonly string[]): Promise<ToldRow | undefined> {
    if (!(await mayTell(this.queryable, inquiryId))) return toldRow(this.queryable, inquiryId);
    return this.work.run(async ({ queryable }) => {
      // Of two who look in the same instant the first tells.
      await queryable.query(`SELECT 1 FROM inquiry WHERE id = $1 FOR NO KEY UPDATE`, [inquiryId]);
      const people = await sayers(queryable, inquiryId);
      const told = tellPlaces(places, people);
      if (told) await keep(queryable, inquiryId, told, people);
      return toldRow(queryable, inquiryId);
    });
  }
}

/** Whether enough newcomers said where they are, whether or not they were heard: who was is much to read. */
async function mayTell(queryable: Queryable, inquiryId: string): Promise<boolean> {
  const { rows } = await queryable.query(
    `SELECT 1 FROM said_place p JOIN membership m ON m.id = p.membership_id
     WHERE m.inquiry_id = $1 AND p.place_id IS NOT NULL AND NOT p.is_told LIMIT $2`,
    [inquiryId, leastEver],
  );
  return rows.length === leastEver;
}

async function sayers(queryable: Queryable, inquiryId: string): Promise<SayerRow[]> {
  const { rows } = await queryable.query<SayerRow>(
    `SELECT membership_id AS "membershipId", p.place_id AS "placeId", p.is_told AS "isTold"
     FROM (${heardSql}) h JOIN said_place p USING (membership_id) WHERE p.place_id IS NOT NULL`,
    [inquiryId, null],
  );
  return rows;
}

async function toldRow(queryable: Queryable, inquiryId: string): Promise<ToldRow | undefined> {
  const { rows } = await queryable.query<ToldRow>(`SELECT told, at FROM places_told WHERE inquiry_id = $1`, [
    inquiryId,
  ]);
  return rows[0];
}

async function keep(
  queryable: Queryable,
  inquiryId: string,
  told: PlacesTold,
  people: readonly SayerRow[],
): Promise<void> {
  await queryable.query(`UPDATE said_place SET is_told = true WHERE membership_id = ANY ($1::uuid[])`, [
    people.filter(({ isTold }) => !isTold).map(({ membershipId }) => membershipId),
  ]);
  await queryable.query(
    `INSERT INTO places_told (inquiry_id, told) VALUES ($1, $2)
     ON CONFLICT (inquiry_id) DO UPDATE SET told = EXCLUDED.told, at = EXCLUDED.at`,
    [inquiryId, JSON.stringify(told)],
  );
}
