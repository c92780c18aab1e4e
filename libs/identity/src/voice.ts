import type { Voice } from '@samepage/contracts';

/** What others in a shared document see of someone: the name they chose, and their sector's name, mark and ink. */
export interface Display {
  readonly name: string;
  readonly sector: Omit<Voice['sector'], 'id'>;
}
