import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was published stays as it was published: whoever quotes an edition can rely on its number and its hash. */
export class FreezeEdition1763800050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE FUNCTION refuse_change_to_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'An edition is never changed or taken back; publish another.' USING ERRCODE = 'restrict_violation';
END
$$`);
    await runner.query(`CREATE TRIGGER edition_is_frozen BEFORE UPDATE OR DELETE ON edition
  FOR EACH ROW EXECUTE FUNCTION refuse_change_to_edition()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER edition_is_frozen ON edition`);
    await runner.query(`DROP FUNCTION refuse_change_to_edition()`);
  }
}
