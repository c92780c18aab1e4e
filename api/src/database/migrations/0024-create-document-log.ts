import { documentLogSchema } from '@samepage/document-log';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The document log states its own tables; each step they were founded with is a migration here, in its order. */
export const documentLogMigrations = documentLogSchema.founding.map(
  (step, index) =>
    class implements MigrationInterface {
      readonly name: string = `${step.name}${1763800024000 + index}`;

      async up(runner: QueryRunner): Promise<void> {
        await runner.query(step.up);
      }

      async down(runner: QueryRunner): Promise<void> {
        await runner.query(step.down);
      }
    },
);
