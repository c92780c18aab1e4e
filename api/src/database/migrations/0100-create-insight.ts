import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Insights and themes. What they rest on is kept as the place where words stand, and never as words: of a response the
 * positions, with a hash by which a change is noticed. What is deleted leaves a piece of evidence that is empty.
 */
export class CreateInsight1763800100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE insight (
  id uuid PRIMARY KEY,
  inquiry_id uuid NOT NULL REFERENCES inquiry ON DELETE CASCADE,
  membership_id uuid NOT NULL REFERENCES membership,
  version integer NOT NULL CHECK (version > 0),
  claimed_since integer NOT NULL CHECK (claimed_since BETWEEN 1 AND version),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  published_at timestamptz,
  published_by uuid REFERENCES membership,
  taken_back_at timestamptz,
  taken_back_by uuid REFERENCES membership,
  taken_back_why text CHECK (taken_back_why <> ''),
  CONSTRAINT insight_published CHECK (num_nonnulls(published_at, published_by) <> 1),
  CONSTRAINT insight_taken_back CHECK (num_nonnulls(taken_back_at, taken_back_by, taken_back_why) IN (0, 3)),
  CONSTRAINT insight_taken_back_once_published CHECK (taken_back_at IS NULL OR published_at IS NOT NULL)
)`);
    await runner.query(`CREATE INDEX insight_inquiry ON insight (inquiry_id, created_at)`);
    await runner.query(`CREATE TABLE insight_version (
  insight_id uuid NOT NULL REFERENCES insight ON DELETE CASCADE,
  number integer NOT NULL,
  membership_id uuid NOT NULL REFERENCES membership,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  claim text NOT NULL CHECK (char_length(claim) BETWEEN 1 AND 200),
  found_none boolean NOT NULL,
  for_all boolean NOT NULL,
  for_sectors uuid[] NOT NULL,
  not_heard text,
  sureness text NOT NULL CHECK (sureness IN ('hunch', 'some', 'most', 'well-founded')),
  why_sure text NOT NULL CHECK (why_sure <> ''),
  PRIMARY KEY (insight_id, number),
  CONSTRAINT insight_version_speaks_for CHECK (for_all OR cardinality(for_sectors) > 0)
)`);
    await runner.query(`ALTER TABLE insight ADD CONSTRAINT insight_current
  FOREIGN KEY (id, version) REFERENCES insight_version DEFERRABLE INITIALLY DEFERRED`);
    await runner.query(`CREATE TABLE insight_evidence (
  insight_id uuid NOT NULL,
  number integer NOT NULL,
  side text NOT NULL CHECK (side IN ('for', 'against')),
  place smallint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('statement', 'response', 'clause')),
  statement_id uuid REFERENCES statement ON DELETE SET NULL,
  response_id uuid REFERENCES response ON DELETE SET NULL,
  quote_from integer,
  quote_to integer,
  words_hash text,
  draft_id uuid REFERENCES draft ON DELETE SET NULL,
  clause_id uuid,
  note text,
  PRIMARY KEY (insight_id, number, side, place),
  FOREIGN KEY (insight_id, number) REFERENCES insight_version ON DELETE CASCADE,
  CONSTRAINT insight_evidence_one CHECK (num_nonnulls(statement_id, response_id, draft_id) <= 1),
  CONSTRAINT insight_evidence_quote CHECK (kind <> 'response' OR (quote_from >= 0 AND quote_to > quote_from AND words_hash IS NOT NULL)),
  CONSTRAINT insight_evidence_clause CHECK (kind <> 'clause' OR clause_id IS NOT NULL)
)`);
    for (const what of ['statement', 'response', 'draft'])
      await runner.query(`CREATE INDEX insight_evidence_${what} ON insight_evidence (${what}_id)`);
    await runner.query(`CREATE TABLE insight_answer (
  insight_id uuid NOT NULL REFERENCES insight ON DELETE CASCADE,
  membership_id uuid NOT NULL REFERENCES membership,
  answer text NOT NULL CHECK (answer IN ('us', 'partly', 'not-us')),
  version integer NOT NULL,
  line text CHECK (line <> ''),
  line_id uuid UNIQUE,
  line_hidden_at timestamptz,
  PRIMARY KEY (insight_id, membership_id),
  CONSTRAINT insight_answer_line CHECK ((line IS NULL) = (line_id IS NULL)),
  CONSTRAINT insight_answer_hidden CHECK (line_hidden_at IS NULL OR line_id IS NOT NULL)
)`);
    await runner.query(`CREATE TABLE theme (
  id uuid PRIMARY KEY,
  inquiry_id uuid NOT NULL REFERENCES inquiry ON DELETE CASCADE,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
)`);
    await runner.query(`CREATE INDEX theme_inquiry ON theme (inquiry_id, created_at)`);
    await runner.query(`CREATE TABLE theme_item (
  theme_id uuid NOT NULL REFERENCES theme ON DELETE CASCADE,
  statement_id uuid UNIQUE REFERENCES statement ON DELETE CASCADE,
  response_id uuid UNIQUE REFERENCES response ON DELETE CASCADE,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT theme_item_one CHECK (num_nonnulls(statement_id, response_id) = 1)
)`);
    await runner.query(`CREATE INDEX theme_item_theme ON theme_item (theme_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE theme_item`);
    await runner.query(`DROP TABLE theme`);
    await runner.query(`DROP TABLE insight_answer`);
    await runner.query(`DROP TABLE insight_evidence`);
    await runner.query(`ALTER TABLE insight DROP CONSTRAINT insight_current`);
    await runner.query(`DROP TABLE insight_version`);
    await runner.query(`DROP TABLE insight`);
  }
}
