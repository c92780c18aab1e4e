import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A conversation held elsewhere, to be read here: what was said, votes by people who are only numbers, what they say. */
export class CreateImportedConversation1763800113000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE imported_conversation (
  id uuid PRIMARY KEY,
  inquiry_id uuid NOT NULL REFERENCES inquiry ON DELETE CASCADE,
  membership_id uuid NOT NULL REFERENCES membership,
  title text NOT NULL CHECK (title <> ''),
  people integer NOT NULL CHECK (people > 0),
  found jsonb NOT NULL,
  imported_at timestamptz NOT NULL DEFAULT clock_timestamp()
)`);
    await runner.query(
      `CREATE INDEX imported_conversation_inquiry ON imported_conversation (inquiry_id, imported_at)`,
    );
    await runner.query(`CREATE TABLE imported_statement (
  conversation_id uuid NOT NULL REFERENCES imported_conversation ON DELETE CASCADE,
  number integer NOT NULL,
  text text NOT NULL,
  is_out boolean NOT NULL,
  PRIMARY KEY (conversation_id, number)
)`);
    await runner.query(`CREATE TABLE imported_vote (
  conversation_id uuid NOT NULL,
  number integer NOT NULL,
  person integer NOT NULL,
  vote smallint NOT NULL CHECK (vote IN (-1, 0, 1)),
  PRIMARY KEY (conversation_id, number, person),
  FOREIGN KEY (conversation_id, number) REFERENCES imported_statement ON DELETE CASCADE
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE imported_vote`);
    await runner.query(`DROP TABLE imported_statement`);
    await runner.query(`DROP TABLE imported_conversation`);
  }
}
