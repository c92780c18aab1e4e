import type { TestDatabase } from '@samepage/platform/testing';
import { documentLogSchema } from '../src';

export async function makeTables({ pool }: TestDatabase): Promise<void> {
  for (const step of documentLogSchema.up) await pool.query(step);
}
