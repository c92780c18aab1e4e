import { waitUntil } from '@samepage/testing';
import { findTokens } from '../content';
import { aWhile, conclude, underLoad, write } from '../load';
import { Proxy, type Direction, type Link } from '../proxy';
import type { Scenario, Scene } from '../scenario';
import { checkLog, settle } from '../verify';

/** A statement that appends as it is first sent, with the name the server may call it by from then on. */
const appending = /P[^]{4}([^\0]*)\0[^\0]*INSERT INTO document_update/i;

/** Tells which of the statements on their way to PostgreSQL append to a log. */
class Appends {
  private readonly names = new WeakMap<Link, string>();

  includes(link: Link, chunk: Buffer): boolean {
    const text = chunk.toString('latin1');
    const name = appending.exec(text)?.[1];
    if (name) this.names.set(link, name);
    const known = this.names.get(link);
    return name !== undefined || (known !== undefined && text.includes(`\0${known}\0`));
  }
}

/** PostgreSQL's "ready for the next", outside a transaction: what came before it is committed. */
const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/**
 * Resolves when the next append has got stuck: on its way there (`up`), so that it is never committed, or its answer
 * on its way back (`down`), so that it is committed and nobody is told.
 */
async function stick(proxy: Proxy, appends: Appends, direction: Direction): Promise<void> {
  let isStuck = false;
  let link: Link | undefined;
  let answer = Buffer.alloc(0);
  proxy.tap = (from, way, chunk) => {
    if (way === 'up' && appends.includes(from, chunk) && link === undefined) {
      link = from;
      isStuck = direction === 'up';
      return direction !== 'up';
    }
    if (from !== link) return true;
    if (way === 'up') return false;
    answer = Buffer.concat([answer, chunk]);
    isStuck = answer.includes(ready);
    return false;
  };
  await waitUntil(() => isStuck, { what: `an append is stuck on its way ${direction}` });
}

/** Kills the server exactly between a commit and its acknowledgement, and exactly before a commit. */
async function run(scene: Scene): Promise<void> {
  const { house, outcome, isLong, say } = scene;
  const proxy = house.keep(await Proxy.open(house.postgres.port));
  const appends = new Appends();
  const watch: Proxy['tap'] = (link, way, chunk) => {
    if (way === 'up') appends.includes(link, chunk);
    return true;
  };
  proxy.tap = watch;
  const node = await house.addNode({ DATABASE_URL: house.postgres.url(house.database, proxy.port) });
  // Fast, so that what gets stuck is more than one deletion or one format.
  const load = await underLoad(scene, [node.url, node.url], { pace: 40 });
  const times = isLong ? 20 : 4;
  let untold = 0;
  for (let time = 0; time < times; time++) {
    await aWhile(scene, 300, 500);
    const direction = time % 2 === 0 ? 'down' : 'up';
    await stick(proxy, appends, direction);
    await node.program.kill();
    outcome.kills++;
    proxy.tap = watch;
    const doc = await checkLog(house, load.documentId, outcome, `kill ${time + 1}`);
    const count = (await house.history(load.documentId)).untoldIn(findTokens(doc));
    untold += count;
    await node.program.start();
    const healed = Date.now();
    say(
      `kill ${time + 1} of ${times}, ${direction === 'down' ? 'after' : 'before'} a commit, ${count} untold`,
    );
    await settle(house, load.documentId, outcome, healed);
    await write(load.crews);
  }
  // What is stuck may also be a deletion or a format, so that not every kill leaves a token that nobody was told of.
  outcome.note(`${untold} tokens were committed and nobody told: all of them are there once`);
  await conclude(scene, load, Date.now());
}

export const commitGap: Scenario = {
  name: 'commit-gap',
  does: 'kill -9 between commit and acknowledgement, and just before a commit',
  needs: ['postgres'],
  inShort: true,
  run,
};
