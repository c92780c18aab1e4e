import { SeededRandom } from '@samepage/testing';
import { House } from './house';
import { Outcome } from './outcome';
import type { Scenario } from './scenario';
import { Postgres, Redis } from './service';
import { findTools, missing, type Tools } from './tools';

export interface RunOptions {
  readonly seed: number;
  readonly isLong: boolean;
  readonly kills: number;
  readonly say?: (text: string) => void;
}

/** Runs scenarios one after another on one PostgreSQL, which each finds running and leaves so. */
export class Runner {
  private readonly tools: Tools = findTools();
  private opened: Promise<Postgres> | undefined;

  constructor(private readonly options: RunOptions) {}

  /** Why a scenario cannot run on this machine, if so. */
  whyNot(scenario: Scenario): string | undefined {
    const absent = scenario.needs.filter((tool) => this.tools[tool] === undefined);
    return absent.length > 0 ? absent.map((tool) => missing[tool]).join(', ') : undefined;
  }

  /** Never throws: what breaks is a problem too. */
  async run(scenario: Scenario): Promise<Outcome> {
    const outcome = new Outcome();
    const bin = this.tools.postgres ?? '';
    try {
      const postgres = await (this.opened ??= Postgres.open(bin));
      // A seed of its own, so that a scenario does the same whichever others run before it.
      const random = new SeededRandom(this.options.seed ^ hashOf(scenario.name));
      const house = await House.open(postgres, random);
      try {
        await scenario.run({
          house,
          outcome,
          random,
          postgres,
          isLong: this.options.isLong,
          kills: this.options.kills,
          postgresPrograms: bin,
          redis: async () => house.keep(await Redis.open(this.tools.redis ?? '')),
          faketime: this.tools.faketime,
          say: (text) => this.options.say?.(`${scenario.name}: ${text}`),
        });
      } finally {
        await house.close();
      }
    } catch (error) {
      outcome.problems.push(
        `it broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
    return outcome;
  }

  async close(): Promise<void> {
    await (await this.opened)?.close();
  }
}

function hashOf(name: string): number {
  let hash = 0;
  for (const letter of name) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return hash;
}
