import { Inject, Injectable } from '@nestjs/common';
import type { NewResponse, Response, Responses, Voice } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { QUERYABLE } from '../database/queryable';
import { memberOf, type Asker } from '../edge/asker';
import { idTaken } from '../edge/id-taken';
import { voiceSql } from '../inquiries/voices';

interface ResponseRecord {
  id: string;
  provocation_id: string;
  membership_id: string;
  words: string;
  voice: Voice;
  created_at: Date;
}

const select = `SELECT r.id, r.provocation_id, r.membership_id, r.words, r.created_at, ${voiceSql} AS voice
  FROM response r JOIN membership m ON m.id = r.membership_id JOIN sector s ON s.id = m.sector_id`;

@Injectable()
export class ResponseService {
  constructor(@Inject(QUERYABLE) private readonly queryable: Queryable) {}

  async list(provocationId: string, asker: Asker): Promise<z.infer<typeof Responses>> {
    const { rows } = await this.queryable.query<ResponseRecord>(
      `${select} WHERE r.provocation_id = $1 ORDER BY r.created_at`,
      [provocationId],
    );
    return rows.map((row) => mapResponse(row, asker));
  }

  /**
   * Adds a response once, however often it is sent with its id.
   * @throws Failure `conflict` where the id is another response's.
   */
  async add(provocationId: string, response: NewResponse, asker: Asker): Promise<z.infer<typeof Response>> {
    const { id = randomUUID(), words } = response;
    const { id: membershipId } = memberOf(asker);
    await this.queryable.query(
      `INSERT INTO response (id, provocation_id, membership_id, words) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO NOTHING`,
      [id, provocationId, membershipId, words],
    );
    const { rows } = await this.queryable.query<ResponseRecord>(
      `${select} WHERE r.id = $1 AND r.provocation_id = $2 AND r.membership_id = $3`,
      [id, provocationId, membershipId],
    );
    const [row] = rows;
    if (!row) throw idTaken();
    return mapResponse(row, asker);
  }
}

function mapResponse(row: ResponseRecord, asker: Asker): z.infer<typeof Response> {
  return {
    id: row.id,
    provocationId: row.provocation_id,
    words: row.words,
    voice: row.voice,
    at: row.created_at.toISOString(),
    mine: row.membership_id === asker.membership?.id,
  };
}
