import type { Voice } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';

/** What others in a shared document see of someone: the name they chose, and their sector's name, mark and ink. */
export interface Display {
  readonly name: string;
  readonly sector: Omit<Voice['sector'], 'id'>;
}

/** How a membership is shown to others, or undefined when there is none. No e-mail and no account, ever. */
export async function displayOf(queryable: Queryable, membershipId: string): Promise<Display | undefined> {
  const { rows } = await queryable.query<DisplayRow>(
    `SELECT membership.name, sector.name AS sector, sector.mark, sector.ink
     FROM membership JOIN sector ON sector.id = membership.sector_id
     WHERE membership.id = $1`,
    [membershipId],
  );
  const row = rows[0];
  return row && { name: row.name, sector: { name: row.sector, mark: row.mark, ink: row.ink } };
}

interface DisplayRow {
  name: string;
  sector: string;
  mark: Voice['sector']['mark'];
  ink: number;
}
