import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from '../program';
import { aWhile, conclude, underLoad } from '../load';
import { Proxy } from '../proxy';
import type { Scenario, Scene } from '../scenario';
import type { Redis } from '../service';

/** A server that cannot hear of what others wrote may say so. */
const bellAway = [/bell/i, /redis/i, /connection/i, /ECONN/];
const redisUrl = (port: string): string => `redis://127.0.0.1:${port}`;

/** How far a cut goes on before it is healed. */
const cutFor = ({ isLong }: Scene): number => (isLong ? 20_000 : 3_000);

/** So many servers, each with its own way to what rings the bell, people on each, and then the last one is cut off. */
async function cut(
  scene: Scene,
  nodes: number,
  open: (proxied: boolean) => Promise<[Settings, Proxy | undefined]>,
) {
  const { house, outcome } = scene;
  const urls: string[] = [];
  let proxy: Proxy | undefined;
  for (let index = 0; index < nodes; index++) {
    const [settings, way] = await open(index === nodes - 1);
    proxy = way ?? proxy;
    urls.push((await house.addNode(settings)).url);
  }
  const load = await underLoad(scene, urls, { writers: nodes > 2 ? 2 : 4 });
  await aWhile(scene);
  proxy?.treat(({ greeting }) => (isBell(greeting) ? { up: 'hold', down: 'hold' } : {}));
  await pause(cutFor(scene) / 2);
  // Who writes is told by the log what others wrote; who only reads depends on the bell.
  const beyond = load.crews.at(-1);
  await beyond?.tell({ do: 'rest' });
  await pause(cutFor(scene) / 2);
  const hashes = new Set((await house.look()).map(({ hash }) => hash));
  outcome.note(hashes.size > 1 ? 'the sides differed while they were cut apart' : 'the cut was not felt');
  // What was rung meanwhile never comes: only looking into the log can tell.
  proxy?.reset();
  proxy?.treat({});
  outcome.kills++;
  await conclude(scene, load, Date.now(), bellAway);
}

/** Everything that goes to Redis, and of what goes to PostgreSQL only the connection that listens. */
function isBell(greeting: string): boolean {
  return !greeting.includes('application_name') || greeting.includes('samepage bell');
}

async function cutRedis(scene: Scene, nodes: number): Promise<void> {
  const redis = await scene.redis();
  await cut(scene, nodes, async (proxied) => {
    const proxy = proxied ? scene.house.keep(await Proxy.open(redis.port)) : undefined;
    return [{ REDIS_URL: redisUrl(proxy?.port ?? redis.port) }, proxy];
  });
}

async function cutNotify(scene: Scene, nodes: number): Promise<void> {
  const { house } = scene;
  await cut(scene, nodes, async (proxied) => {
    const proxy = proxied ? house.keep(await Proxy.open(house.postgres.port)) : undefined;
    const settings: Settings = proxy ? { DATABASE_URL: house.postgres.url(house.database, proxy.port) } : {};
    return [settings, proxy];
  });
}

/** Two servers that hear of each other by a Redis, which something happens to. */
async function withRedis(
  scene: Scene,
  happen: (redis: Redis) => Promise<void>,
  startsAway = false,
): Promise<void> {
  const redis = await scene.redis();
  if (startsAway) await redis.kill();
  const settings = { REDIS_URL: redisUrl(redis.port) };
  const nodes = [await scene.house.addNode(settings), await scene.house.addNode(settings)];
  const load = await underLoad(
    scene,
    nodes.map(({ url }) => url),
  );
  await aWhile(scene);
  await happen(redis);
  await conclude(scene, load, Date.now(), bellAway);
}

export const redisKilled: Scenario = {
  name: 'redis-killed',
  does: 'kill -9 of Redis under two servers, and an empty one in its place',
  needs: ['postgres', 'redis'],
  inShort: true,
  run: (scene) =>
    withRedis(scene, async (redis) => {
      await redis.kill();
      scene.outcome.kills++;
      await aWhile(scene);
      await redis.start();
    }),
};

export const redisFrozen: Scenario = {
  name: 'redis-frozen',
  does: 'Redis hangs for 30 seconds under two servers',
  needs: ['postgres', 'redis'],
  inShort: false,
  run: (scene) =>
    withRedis(scene, async (redis) => {
      redis.freeze();
      await pause(scene.isLong ? 30_000 : 8_000);
      redis.thaw();
    }),
};

export const redisAbsent: Scenario = {
  name: 'redis-absent',
  does: 'two servers start without the Redis they are set up for, and it comes later',
  needs: ['postgres', 'redis'],
  inShort: false,
  run: (scene) =>
    withRedis(
      scene,
      async (redis) => {
        await aWhile(scene, 3_000);
        await redis.start();
      },
      true,
    ),
};

function nodesCut(nodes: number, by: 'redis' | 'notify', inShort: boolean): Scenario {
  const count = nodes === 2 ? 'two' : 'three';
  return {
    name: `${count}-nodes-${by}-cut`,
    does: `${count} servers, one of them cut off from the bell (${by === 'redis' ? 'Redis' : 'LISTEN'}), and healed`,
    needs: by === 'redis' ? ['postgres', 'redis'] : ['postgres'],
    inShort,
    run: (scene) => (by === 'redis' ? cutRedis : cutNotify)(scene, nodes),
  };
}

export const cuts: readonly Scenario[] = [
  nodesCut(2, 'notify', true),
  nodesCut(2, 'redis', true),
  nodesCut(3, 'notify', false),
  nodesCut(3, 'redis', false),
];
