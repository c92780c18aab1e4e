import { Inject, Injectable } from '@nestjs/common';
import type { Response, Responses, Voice } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import type { z } from 'zod';
import { QUERYABLE } from '../database/queryable';
import { memberOf, type Asker } from '../edge/asker';
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

  async add(provocationId: string, words: string, asker: Asker): Promise<z.infer<typeof Response>> {
    const { rows } = await this.queryable.query<ResponseRecord>(
      `WITH r AS (INSERT INTO response (provocation_id, membership_id, words) VALUES ($1, $2, $3) RETURNING *)
       ${select.replace('FROM response r', 'FROM r')}`,
      [provocationId, memberOf(asker).id, words],
    );
    const [row] = rows;
    if (!row) throw new Error('The response was not stored.');
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
