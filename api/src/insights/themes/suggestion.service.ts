import { Inject, Injectable } from '@nestjs/common';
import type { StandingWords, SuggestedThemes } from '@samepage/contracts';
import { findingThemes } from '@samepage/opinion';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../../database/queryable';
import type { Asker } from '../../edge/asker';
import { SingleFlight } from '../../editions/single-flight';
import { doorOf, quotableRows, wordsOfRow, type Door, type QuotableRow, type Said } from '../quotable-rows';
import { slowly } from './slowly';

/** Looked through at most, of each kind, the newest first: the work grows with the square of it. */
const atMost = 700;
/** Of a long response the beginning counts. */
const charactersRead = 1_000;
const themesShown = 12;
const itemsShown = 30;

interface Sourced {
  readonly row: QuotableRow;
  readonly said: Said;
}

/** Finds words that keep coming together among what is in no theme yet. Nothing of it is kept until a person does. */
@Injectable()
export class SuggestionService {
  private readonly flights = new SingleFlight<SuggestedThemes>();

  constructor(@Inject(QUERYABLE) private readonly queryable: Queryable) {}

  /** Who asks for the same while it is being found gets what is found; different ones take turns. */
  suggest(inquiryId: string, asker: Asker): Promise<SuggestedThemes> {
    const door = doorOf(asker);
    const key = `${inquiryId} ${door.mayRun ? 'all' : door.membershipId}`;
    return this.flights.run(key, () => this.find(inquiryId, door));
  }

  private async find(inquiryId: string, door: Door): Promise<SuggestedThemes> {
    const statements = await this.newest('statement', inquiryId, door);
    const responses = await this.newest('response', inquiryId, door);
    const sources = [...statements.slice(0, atMost), ...responses.slice(0, atMost)];
    const byId = new Map(sources.map((each) => [each.row.id, each]));
    const found = await slowly(
      findingThemes(
        sources.map(({ row }) => ({ id: row.id, by: row.by, text: row.text.slice(0, charactersRead) })),
      ),
    );
    const wordsOf = (id: string): StandingWords[] => {
      const source = byId.get(id);
      return source ? [wordsOfRow(source.said, source.row)] : [];
    };
    return {
      themes: found.slice(0, themesShown).map(({ words, ids }) => ({
        words: [...words],
        items: ids.slice(0, itemsShown).flatMap(wordsOf),
      })),
      looked: sources.length,
      isAll: statements.length <= atMost && responses.length <= atMost,
    };
  }

  private async newest(said: Said, inquiryId: string, door: Door): Promise<Sourced[]> {
    const rows = await quotableRows(this.queryable, said, {
      inquiryId,
      door,
      and: ({ id, at, isRecast }) =>
        `AND NOT (${isRecast}) AND NOT EXISTS (SELECT 1 FROM theme_item t WHERE t.${said}_id = ${id})
         ORDER BY ${at} DESC, ${id} LIMIT $4`,
      value: atMost + 1,
    });
    return rows.map((row) => ({ row, said }));
  }
}
