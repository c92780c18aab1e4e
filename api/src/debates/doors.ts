import { may } from '@samepage/access';
import { Failure } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import type { Asker } from '../edge/asker';
import { refusal } from './refuse';

interface DoorRecord {
  is_removed: boolean;
  is_locked: boolean;
  was_here: boolean;
}

/**
 * Whether someone may look into a debate, beyond their role: not who was removed, and not who comes new to a locked
 * room, unless they run it. @throws Failure `not_found`, `not_allowed` for who was removed, `refused` at a lock.
 */
export async function requireEntry(queryable: Queryable, debateId: string, asker: Asker): Promise<void> {
  const { rows } = await queryable.query<DoorRecord>(
    `SELECT COALESCE($2 = ANY(removed), false) AS is_removed, COALESCE((state->>'locked')::boolean, false) AS is_locked,
       EXISTS (SELECT 1 FROM debate_presence WHERE debate_id = $1 AND membership_id = $2) AS was_here
     FROM debate WHERE id = $1`,
    [debateId, asker.membership?.id ?? null],
  );
  const [row] = rows;
  if (!row) throw new Failure('not_found', 'There is no such debate.');
  if (row.is_removed) throw refusal('you_were_removed');
  const mayRun = may(asker.subject, 'debate.run', asker.place);
  if (row.is_locked && !row.was_here && !mayRun) throw refusal('room_locked');
}
