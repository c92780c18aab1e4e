import { Inject, Injectable } from '@nestjs/common';
import {
  Failure,
  type DebateState,
  type MovedLines,
  type Sector,
  type Swing,
  type SwingPart,
} from '@samepage/contracts';
import { isSwingShown, swing, type BothStands, type SwingCount } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../../database/queryable';
import { shownLines } from '../moved-lines';
import { debateRecord } from './debate-record';

/**
 * The smallest number of people that is shown. It is asked of every single number, and so is less than
 * `fewestVotesShown`, which is asked of all the votes on a statement together.
 */
const least = 5;

/** What a debate moved. */
@Injectable()
export class SwingService {
  constructor(@Inject(QUERYABLE) private readonly queryable: Queryable) {}

  /** @throws Failure `refused` while one of the two votes on the motion is not revealed. */
  async see(debateId: string): Promise<Swing> {
    const { state } = await debateRecord(this.queryable, debateId);
    const shown = await this.shownOf(debateId, state);
    if (shown) return shown;
    throw new Failure(
      'refused',
      'What the debate moved is shown once a facilitator has revealed the opening and the closing vote.',
    );
  }

  /** The same, or null where there is nothing to be seen yet. */
  async shownOf(debateId: string, state: DebateState): Promise<Swing | null> {
    if (!isSwingShown(state)) return null;
    const { all, sectors } = swing(await this.stands(debateId), least);
    const named = await this.sectors(debateId);
    return {
      all: partOf(all, null),
      sectors: named.flatMap((sector) => {
        const part = sectors.find(({ sectorId }) => sectorId === sector.id);
        return part ? [partOf(part, sector)] : [];
      }),
      // Of so few that no number is shown, a line would say whose it is.
      moved: all.people === null ? [] : (await shownLines(this.queryable, debateId)).map(({ text }) => text),
      least,
    };
  }

  /** What moved people, where everyone is shown it: for those who may take a line down. */
  async moved(debateId: string): Promise<MovedLines> {
    const { moved } = await this.see(debateId);
    return moved.length > 0 ? shownLines(this.queryable, debateId) : [];
  }

  private async stands(debateId: string): Promise<BothStands[]> {
    const { rows } = await this.queryable.query<BothStands>(
      `SELECT m.id AS "membershipId", m.sector_id AS "sectorId",
              max(t.choice) FILTER (WHERE t.moment = 'opening') AS before,
              max(t.choice) FILTER (WHERE t.moment = 'closing') AS after
       FROM stand t JOIN membership m ON m.id = t.membership_id
       WHERE t.debate_id = $1 GROUP BY m.id ORDER BY m.id`,
      [debateId],
    );
    return rows;
  }

  private async sectors(debateId: string): Promise<Sector[]> {
    const { rows } = await this.queryable.query<Sector>(
      `SELECT s.id, s.name, s.mark, s.ink FROM sector s JOIN debate d ON d.inquiry_id = s.inquiry_id
       WHERE d.id = $1 ORDER BY s.position`,
      [debateId],
    );
    return rows;
  }
}

function partOf({ people, before, after, flows }: SwingCount, sector: Sector | null): SwingPart {
  return { sector, people, before, after, flows };
}
