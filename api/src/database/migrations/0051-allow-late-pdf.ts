import type { MigrationInterface, QueryRunner } from 'typeorm';

const refuse = `RAISE EXCEPTION 'An edition is never changed or taken back; publish another.' USING ERRCODE = 'restrict_violation';`;

/** A PDF that could not be set in time may follow, once. It is made from what was sealed and changes none of it. */
export class AllowLatePdf1763800051000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // `*=` compares the rows' bytes: with `=`, the JSON numbers 1 and 1.0 would be the same.
    await runner.query(`CREATE OR REPLACE FUNCTION refuse_change_to_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.pdf_hash IS NULL AND NEW.pdf_hash IS NOT NULL THEN
      OLD.pdf_hash := NEW.pdf_hash;
      IF OLD *= NEW THEN
        RETURN NEW;
      END IF;
    END IF;
  END IF;
  ${refuse}
END
$$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE OR REPLACE FUNCTION refuse_change_to_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  ${refuse}
END
$$`);
  }
}
