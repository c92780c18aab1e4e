import { Inject, Injectable } from '@nestjs/common';
import {
  Failure,
  type NewTheme,
  type StandingWords,
  type Theme,
  type ThemeItemRef,
  type Themes,
} from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { randomUUID } from 'node:crypto';
import { QUERYABLE } from '../../database/queryable';
import { UnitOfWork, type Transaction } from '../../database/unit-of-work';
import type { Asker } from '../../edge/asker';
import { idTaken } from '../../edge/id-taken';
import { doorOf, quotableRows, wordsOfRow, type Said } from '../quotable-rows';
import { idOf } from '../standing-words';

/** Themes kept in one inquiry at most: more than a wall of paper holds. */
const themesAtMost = 100;

interface ThemeRow {
  id: string;
  name: string;
  items: ({ statement_id: string } | { response_id: string })[];
}

/** What people put together by hand. Each statement or response is in one theme at most; its words stay where they are. */
@Injectable()
export class ThemeService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly work: UnitOfWork,
  ) {}

  /** In the order they were begun. Items whose words were taken back, or are behind a door to the asker, are not there. */
  async list(inquiryId: string, asker: Asker): Promise<Themes> {
    const { rows } = await this.queryable.query<ThemeRow>(
      `SELECT t.id, t.name, COALESCE((SELECT json_agg(json_strip_nulls(json_build_object(
                'statement_id', i.statement_id, 'response_id', i.response_id)) ORDER BY i.added_at, i.statement_id, i.response_id)
              FROM theme_item i WHERE i.theme_id = t.id), '[]') AS items
       FROM theme t WHERE t.inquiry_id = $1 ORDER BY t.created_at, t.id`,
      [inquiryId],
    );
    const words = new Map<string, StandingWords>([
      ...(await this.words('statement', inquiryId, rows, asker)),
      ...(await this.words('response', inquiryId, rows, asker)),
    ]);
    return rows.map(({ id, name, items }) => ({
      id,
      name,
      items: items.flatMap((item) => words.get(Object.values(item)[0] ?? '') ?? []),
    }));
  }

  /**
   * Keeps a theme once, however often it is sent with its id. What it is to hold leaves the themes it was in.
   * @throws Failure `conflict` where the id is a theme's of another inquiry.
   */
  async keep(inquiryId: string, { id = randomUUID(), name, items }: NewTheme): Promise<Theme['id']> {
    await this.work.run(async (transaction) => {
      const { queryable } = transaction;
      await holdThemes(transaction, inquiryId);
      const { rows } = await queryable.query<{ inquiry_id: string }>(
        `SELECT inquiry_id FROM theme WHERE id = $1`,
        [id],
      );
      if (rows[0] && rows[0].inquiry_id !== inquiryId) throw idTaken();
      if (rows.length > 0) return;
      await requireRoom(transaction, inquiryId);
      await queryable.query(`INSERT INTO theme (id, inquiry_id, name) VALUES ($1, $2, $3)`, [
        id,
        inquiryId,
        name,
      ]);
      await put(transaction, inquiryId, id, items);
    });
    return id;
  }

  async rename(inquiryId: string, themeId: string, name: string): Promise<void> {
    const { rows } = await this.queryable.query(
      `UPDATE theme SET name = $3 WHERE id = $1 AND inquiry_id = $2 RETURNING 1`,
      [themeId, inquiryId, name],
    );
    if (rows.length === 0) throw noSuchTheme();
  }

  /** Throws a theme away. The words in it are in none then. */
  async remove(inquiryId: string, themeId: string): Promise<void> {
    const { rows } = await this.queryable.query(
      `DELETE FROM theme WHERE id = $1 AND inquiry_id = $2 RETURNING 1`,
      [themeId, inquiryId],
    );
    if (rows.length === 0) throw noSuchTheme();
  }

  /** Puts everything of one theme into another, and throws the empty one away. */
  async merge(inquiryId: string, themeId: string, into: string): Promise<void> {
    if (themeId === into) throw new Failure('refused', 'That is the same theme. Choose another one.');
    await this.work.run(async (transaction) => {
      await holdThemes(transaction, inquiryId);
      await requireTheme(transaction, inquiryId, themeId);
      await requireTheme(transaction, inquiryId, into);
      await transaction.queryable.query(
        `UPDATE theme_item SET theme_id = $2, added_at = clock_timestamp() WHERE theme_id = $1`,
        [themeId, into],
      );
      await transaction.queryable.query(`DELETE FROM theme WHERE id = $1`, [themeId]);
    });
  }

  async move(inquiryId: string, themeId: string, items: readonly ThemeItemRef[]): Promise<void> {
    await this.work.run(async (transaction) => {
      await holdThemes(transaction, inquiryId);
      await requireTheme(transaction, inquiryId, themeId);
      await put(transaction, inquiryId, themeId, items);
    });
  }

  /** Takes a statement or a response out of a theme, by its id. */
  async takeOut(inquiryId: string, themeId: string, itemId: string): Promise<void> {
    await this.queryable.query(
      `DELETE FROM theme_item i USING theme t
       WHERE t.id = i.theme_id AND t.id = $1 AND t.inquiry_id = $2 AND $3 IN (i.statement_id, i.response_id)`,
      [themeId, inquiryId, itemId],
    );
  }

  private async words(
    said: Said,
    inquiryId: string,
    rows: readonly ThemeRow[],
    asker: Asker,
  ): Promise<[string, StandingWords][]> {
    const ids = rows.flatMap(({ items }) => items.flatMap((item) => Object.values(item)));
    const found = await quotableRows(this.queryable, said, {
      inquiryId,
      door: doorOf(asker),
      and: ({ id }) => `AND ${id} = ANY($4::uuid[])`,
      value: ids,
    });
    return found.map((row) => [row.id, wordsOfRow(said, row)]);
  }
}

/** People who group at the same time wait for each other, so that nothing ends up in two themes or in none. */
async function holdThemes({ queryable }: Transaction, inquiryId: string): Promise<void> {
  await queryable.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`themes ${inquiryId}`]);
}

async function requireTheme({ queryable }: Transaction, inquiryId: string, themeId: string): Promise<void> {
  const { rows } = await queryable.query(`SELECT 1 FROM theme WHERE id = $1 AND inquiry_id = $2`, [
    themeId,
    inquiryId,
  ]);
  if (rows.length === 0) throw noSuchTheme();
}

async function requireRoom({ queryable }: Transaction, inquiryId: string): Promise<void> {
  const { rows } = await queryable.query<{ themes: number }>(
    `SELECT count(*)::integer AS themes FROM theme WHERE inquiry_id = $1`,
    [inquiryId],
  );
  if ((rows[0]?.themes ?? 0) < themesAtMost) return;
  throw new Failure('refused', `There are ${themesAtMost} themes here, and no more fit. Merge some first.`);
}

/** What is not of this inquiry, or cannot be read any more, is left where it is. */
async function put(
  { queryable }: Transaction,
  inquiryId: string,
  themeId: string,
  items: readonly ThemeItemRef[],
): Promise<void> {
  for (const said of ['statement', 'response'] as const) {
    const ids = items.filter(({ kind }) => kind === said).map(idOf);
    if (ids.length === 0) continue;
    const found = await quotableRows(queryable, said, {
      inquiryId,
      door: null,
      and: ({ id }) => `AND ${id} = ANY($4::uuid[])`,
      value: ids,
    });
    const known = new Set(found.map(({ id }) => id));
    await queryable.query(
      `INSERT INTO theme_item (theme_id, ${said}_id)
       SELECT $1, id FROM unnest($2::uuid[]) WITH ORDINALITY AS given (id, place) ORDER BY place
       ON CONFLICT (${said}_id) DO UPDATE SET theme_id = $1, added_at = clock_timestamp()`,
      [themeId, [...new Set(ids)].filter((id) => known.has(id))],
    );
  }
}

function noSuchTheme(): Failure {
  return new Failure('not_found', 'There is no such theme here. Someone may have merged it with another.');
}
