import type { ClauseSources, Picture, Sector, Source, Tally } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { pictureSql } from '../provocations/picture';

/**
 * A tally is shown from this many votes on. Of fewer, someone who knows who was in the room could tell who stood
 * where; and sources are published.
 */
export const fewestVotesShown = 8;

interface SourceRecord extends Tally {
  clause_id: string;
  statement_id: string;
  text: string;
  sector: Sector;
  said_at: Date;
  debate_id: string;
  debate_title: string;
  debate_at: Date;
  provocation_id: string | null;
  provocation_title: string;
  provocation_words: string;
  picture: Picture | null;
  posted_at: Date;
}

/**
 * Where each clause of a draft came from, in the order they were harvested. Voices are told by their sector only:
 * nobody has agreed to be named here. A statement that was hidden or withdrawn since is not shown again.
 */
export async function sourcesOf(queryable: Queryable, draftId: string): Promise<ClauseSources[]> {
  const { rows } = await queryable.query<SourceRecord>(
    `SELECT c.clause_id, st.id AS statement_id, st.text, st.created_at AS said_at,
            json_build_object('id', s.id, 'name', s.name, 'mark', s.mark, 'ink', s.ink) AS sector,
            d.id AS debate_id, d.title AS debate_title, d.created_at AS debate_at,
            p.id AS provocation_id, p.title AS provocation_title, p.words AS provocation_words, p.posted_at,
            ${pictureSql} AS picture, t.*
     FROM clause_source c
     JOIN statement st ON st.id = c.statement_id AND st.hidden_at IS NULL AND st.withdrawn_at IS NULL
     JOIN membership m ON m.id = st.membership_id JOIN sector s ON s.id = m.sector_id
     JOIN debate d ON d.id = st.debate_id
     LEFT JOIN provocation p ON p.id = d.provocation_id LEFT JOIN blob b ON b.hash = p.image_hash
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE choice = 'agree')::integer AS agree,
              count(*) FILTER (WHERE choice = 'disagree')::integer AS disagree,
              count(*) FILTER (WHERE choice = 'pass')::integer AS pass
       FROM vote WHERE vote.statement_id = st.id
     ) t
     WHERE c.draft_id = $1 ORDER BY c.created_at, c.clause_id, st.created_at, st.id`,
    [draftId],
  );
  return [...Map.groupBy(rows, (row) => row.clause_id)].map(([clauseId, records]) => ({
    clauseId,
    sources: records.map(mapSource),
  }));
}

function mapSource(row: SourceRecord): Source {
  return {
    kind: 'statement',
    statement: {
      id: row.statement_id,
      text: row.text,
      sector: row.sector,
      at: row.said_at.toISOString(),
      tally: shownTally(row),
    },
    debate: { id: row.debate_id, title: row.debate_title, at: row.debate_at.toISOString() },
    provocation: row.provocation_id === null ? null : mapProvocation(row, row.provocation_id),
  };
}

function shownTally({ agree, disagree, pass }: Tally): Tally | null {
  return agree + disagree + pass < fewestVotesShown ? null : { agree, disagree, pass };
}

function mapProvocation(row: SourceRecord, id: string): NonNullable<Source['provocation']> {
  return {
    id,
    title: row.provocation_title,
    words: row.provocation_words,
    picture: row.picture,
    postedAt: row.posted_at.toISOString(),
  };
}
