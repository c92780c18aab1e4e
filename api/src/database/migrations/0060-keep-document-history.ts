import { documentLogSchema } from '@samepage/document-log';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the document log keeps besides its entries: snapshots, folded history, and what was found to be damaged. */
export const documentHistoryMigrations = documentLogSchema.history.map(
  (step, index) =>
    class implements MigrationInterface {
      readonly name: string = `${step.name}${1763800060000 + index}`;

      async up(runner: QueryRunner): Promise<void> {
        await runner.query(step.up);
      }

      async down(runner: QueryRunner): Promise<void> {
        await runner.query(step.down);
      }
    },
);
