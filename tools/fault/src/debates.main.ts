import { parseArgs } from 'node:util';
import { playDebates } from './debates';
import { run } from './program';
import { Postgres, Redis } from './service';
import { findTools, missing } from './tools';

const { values } = parseArgs({
  options: {
    debates: { type: 'string', default: '200' },
    nodes: { type: 'string', default: '2' },
    seed: { type: 'string' },
    redis: { type: 'boolean', default: false },
  },
});

/** `npm run fault -- debates`: random debates on real servers that are killed meanwhile. See docs/how-to/fault.md. */
async function main(): Promise<number> {
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const tools = findTools();
  const lacking =
    tools.postgres === undefined ? 'postgres' : values.redis && !tools.redis ? 'redis' : undefined;
  if (lacking || tools.postgres === undefined) {
    process.stdout.write(`skipped: ${missing[lacking ?? 'postgres']}\n`);
    return 1;
  }
  const postgres = await Postgres.open(tools.postgres);
  const redis = values.redis && tools.redis ? await Redis.open(tools.redis) : undefined;
  try {
    const databaseUrl = postgres.url();
    await run('api/migrate', [], { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
    const { problems, debates, kills, moves, events } = await playDebates({
      databaseUrl,
      ...(redis && { settings: { REDIS_URL: `redis://127.0.0.1:${redis.port}` } }),
      seed,
      debates: Number(values.debates),
      nodes: Number(values.nodes),
      say: (text) => process.stderr.write(`${text}\n`),
    });
    process.stdout.write(
      `seed ${seed}: ${debates} debates on ${values.nodes} servers, ${kills} kills, ${moves} moves, ${events} events, ${problems.length} problems\n`,
    );
    for (const problem of problems) process.stdout.write(`  PROBLEM ${problem}\n`);
    return problems.length > 0 ? 1 : 0;
  } finally {
    await redis?.close();
    await postgres.close();
  }
}

process.exit(await main());
