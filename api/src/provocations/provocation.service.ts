import { Inject, Injectable } from '@nestjs/common';
import {
  Failure,
  type NewProvocation,
  type Picture,
  type Provocation,
  type ProvocationSummaries,
  type Voice,
} from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { QUERYABLE } from '../database/queryable';
import { memberOf, type Asker } from '../edge/asker';
import { idTaken } from '../edge/id-taken';
import { voiceSql } from '../inquiries/voices';
import { pictureSql } from './picture';

interface ProvocationRecord {
  id: string;
  inquiry_id: string;
  slug: string;
  title: string;
  words: string;
  picture: Picture | null;
  content_note: string | null;
  voice: Voice;
  posted_at: Date;
}

@Injectable()
export class ProvocationService {
  constructor(@Inject(QUERYABLE) private readonly queryable: Queryable) {}

  async list(inquiryId: string): Promise<z.infer<typeof ProvocationSummaries>> {
    const { rows } = await this.queryable.query<ProvocationRecord & { responses: number }>(
      `SELECT p.id, p.title, p.content_note, p.posted_at, ${pictureSql} AS picture,
              (SELECT count(*)::integer FROM response r WHERE r.provocation_id = p.id) AS responses
       FROM provocation p LEFT JOIN blob b ON b.hash = p.image_hash
       WHERE p.inquiry_id = $1 ORDER BY p.posted_at DESC`,
      [inquiryId],
    );
    return rows.map(({ id, title, content_note, posted_at, responses, picture }) => ({
      id,
      title,
      postedAt: posted_at.toISOString(),
      responses,
      picture,
      contentNote: content_note,
    }));
  }

  async see(provocationId: string): Promise<Provocation> {
    const { rows } = await this.queryable.query<ProvocationRecord>(
      `SELECT p.id, p.inquiry_id, i.slug, p.title, p.words, p.content_note, p.posted_at, ${pictureSql} AS picture, ${voiceSql} AS voice
       FROM provocation p JOIN inquiry i ON i.id = p.inquiry_id
       JOIN membership m ON m.id = p.membership_id JOIN sector s ON s.id = m.sector_id
       LEFT JOIN blob b ON b.hash = p.image_hash WHERE p.id = $1`,
      [provocationId],
    );
    const [row] = rows;
    if (!row) throw new Failure('not_found', 'There is no such provocation.');
    return mapProvocation(row);
  }

  /**
   * Posts a provocation once, however often it is sent with its id.
   * @throws Failure `conflict` where the id is another provocation's, `invalid_input` for a picture nobody added.
   */
  async post(asker: Asker, provocation: z.infer<typeof NewProvocation>): Promise<Provocation> {
    const { id = randomUUID(), title, words, image, contentNote } = provocation;
    const member = memberOf(asker);
    if (image) await this.requireImage(image.hash);
    await this.queryable.query(
      `INSERT INTO provocation (id, inquiry_id, membership_id, title, words, image_hash, image_alt, content_note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
      [
        id,
        member.inquiryId,
        member.id,
        title,
        words,
        image?.hash ?? null,
        image?.alt ?? null,
        contentNote ?? null,
      ],
    );
    const { rows } = await this.queryable.query(
      `SELECT 1 FROM provocation WHERE id = $1 AND inquiry_id = $2 AND membership_id = $3`,
      [id, member.inquiryId, member.id],
    );
    if (rows.length === 0) throw idTaken();
    return this.see(id);
  }

  /**
   * Any stored picture will do, not only one added in this inquiry: the same bytes are kept once for all of them,
   * pictures are open to anyone who has their hash, and nobody can guess a hash without the picture.
   */
  private async requireImage(hash: string): Promise<void> {
    const { rows } = await this.queryable.query(`SELECT 1 FROM blob WHERE hash = $1 AND width IS NOT NULL`, [
      hash,
    ]);
    if (rows.length > 0) return;
    const message = 'That picture is not here. Add it again.';
    throw new Failure('invalid_input', message, [{ path: 'image.hash', message }]);
  }
}

function mapProvocation(row: ProvocationRecord): Provocation {
  return {
    id: row.id,
    inquiryId: row.inquiry_id,
    inquirySlug: row.slug,
    title: row.title,
    words: row.words,
    picture: row.picture,
    contentNote: row.content_note,
    voice: row.voice,
    postedAt: row.posted_at.toISOString(),
  };
}
