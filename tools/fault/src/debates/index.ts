import { emptyDebate } from '@samepage/debate';
import { SeededRandom } from '@samepage/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Settings } from '../program';
import { play } from './evening';
import { judge } from './judge';
import { ApiNode } from './node';
import { furnish } from './people';
import { Phone } from './phone';

export interface DebatesOptions {
  readonly databaseUrl: string;
  readonly settings?: Settings;
  readonly seed: number;
  readonly debates: number;
  /** How many servers share the debates. */
  readonly nodes: number;
  /** How many things each person does. */
  readonly moves?: number;
  readonly say?: (text: string) => void;
}

export interface DebatesReport {
  readonly problems: readonly string[];
  readonly debates: number;
  /** How often a server was killed. */
  readonly kills: number;
  /** What people did. */
  readonly moves: number;
  readonly events: number;
}

const peopleEach = 5;
/** Debates that are under way at the same time. */
const atOnce = 5;

/**
 * Random debates, while servers are killed and come back: people whose lines lose, double, hold back and reorder; who
 * send things twice, and leave and come back by another server. Afterwards everyone, the log and the rows must agree.
 */
export async function playDebates(options: DebatesOptions): Promise<DebatesReport> {
  const { databaseUrl, settings, seed, debates, say = () => undefined } = options;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  const nodes: ApiNode[] = [];
  const problems: string[] = [];
  let [moves, events, next] = [0, 0, 0];
  try {
    for (let index = 0; index < options.nodes; index++)
      nodes.push(await ApiNode.start({ DATABASE_URL: databaseUrl, ...settings }));
    const end = new AbortController();
    const killing = killOn(nodes, new SeededRandom(seed ^ 0x5eed), end.signal);
    const work = async (): Promise<void> => {
      while (next < debates) {
        const number = next++;
        const found = await playOne(pool, nodes, new SeededRandom(seed + number), options.moves ?? 25);
        moves += found.moves;
        events += found.events;
        problems.push(...found.problems.map((problem) => `debate ${number} of seed ${seed}: ${problem}`));
        say(`debate ${number + 1} of ${debates}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    end.abort();
    await killing;
  } finally {
    await Promise.all(nodes.map(({ program }) => program.kill()));
    await pool.end();
  }
  return { problems, debates, moves, events, kills: nodes.reduce((sum, node) => sum + node.kills, 0) };
}

async function playOne(pool: pg.Pool, nodes: readonly ApiNode[], random: SeededRandom, moves: number) {
  const { debateId, people } = await furnish(pool, { state: emptyDebate(), size: peopleEach });
  const phones = people.map(
    ({ membershipId, cookie }) =>
      new Phone(debateId, membershipId, cookie, nodes, new SeededRandom(random.below(2 ** 31))),
  );
  try {
    const told = await play(phones, (phone) => phones.indexOf(phone) < 2, random, moves);
    const problems = await judge(pool, debateId, phones, told);
    return { problems, moves: told.count, events: phones[0]?.state.version ?? 0 };
  } finally {
    for (const phone of phones) phone.close();
  }
}

/** Kills one server after the other, at moments chance chooses, until it is told to stop. */
async function killOn(nodes: readonly ApiNode[], random: SeededRandom, signal: AbortSignal): Promise<void> {
  for (;;) {
    await sleep(300 + random.below(1_500), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await nodes[random.below(nodes.length)]?.killAndStart(random.below(300));
  }
}
