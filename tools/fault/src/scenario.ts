import type { SeededRandom } from '@samepage/testing';
import type { House } from './house';
import type { Outcome } from './outcome';
import type { Postgres, Redis } from './service';
import type { ToolName } from './tools';

/** What a scenario runs in. */
export interface Scene {
  readonly house: House;
  readonly outcome: Outcome;
  readonly random: SeededRandom;
  /** The full catalogue's length instead of what fits into every run of the tests. */
  readonly isLong: boolean;
  /** How many kills were asked for, where it is a matter of kills. */
  readonly kills: number;
  readonly postgres: Postgres;
  /** The folder with PostgreSQL's programs, for a second one. */
  readonly postgresPrograms: string;
  readonly redis: () => Promise<Redis>;
  readonly faketime: string | undefined;
  /** Says how far it is. */
  readonly say: (text: string) => void;
}

/** One fault, done to servers and clients under load, and looked at afterwards. */
export interface Scenario {
  readonly name: string;
  /** In a line, for `--list`. */
  readonly does: string;
  readonly needs: readonly ToolName[];
  /** Whether it is part of every run of the tests. */
  readonly inShort: boolean;
  run(scene: Scene): Promise<void>;
}
