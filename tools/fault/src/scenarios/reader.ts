import { setTimeout as pause } from 'node:timers/promises';
import { aWhile, conclude, memoryOf, underLoad } from '../load';
import { Proxy } from '../proxy';
import type { Scenario, Scene } from '../scenario';

/** 64 kbit/s. */
const trickle = 8_000;
/** By four writers, twenty times a second: a megabyte each second, or twice that where there is less time. */
const flood = { bytes: { long: 12_500, short: 25_000 }, every: 50 };
/**
 * What one socket may keep waiting is 1 MB and one document. The rest is the document itself, which grows by all that is
 * written, the thread that makes its snapshots, and V8's moods; a server that kept all for all four would need more.
 */
const mayGrow = 300;

/** Some read far more slowly than others write. */
async function run(scene: Scene): Promise<void> {
  const { house, outcome, isLong } = scene;
  const node = await house.addNode();
  const proxy = house.keep(await Proxy.open(node.port));
  const load = await underLoad(scene, [node.url]);
  const slowUrl = `ws://127.0.0.1:${proxy.port}/collab`;
  const slow = await house.join({ documentId: load.documentId, url: slowUrl, writers: 0, readers: 4 });
  await house.synced();
  await aWhile(scene);
  const before = await memoryOf(node);
  proxy.treat({ rate: trickle });
  let most = before;
  let sent = 0;
  const bytes = flood.bytes[isLong ? 'long' : 'short'];
  const end = Date.now() + (isLong ? 40_000 : 8_000);
  while (Date.now() < end) {
    for (const crew of load.crews)
      for (const { name, pace } of crew.jobs)
        if (pace > 0) await crew.tell({ do: 'flood', bytes, who: name });
    sent += bytes * 4;
    most = Math.max(most, await memoryOf(node));
    await pause(flood.every);
  }
  const turnedAway = (await slow.look()).flatMap(({ closeCodes }) => closeCodes);
  const saves = (await Promise.all(load.crews.map((crew) => crew.look()))).flat();
  const slowest = Math.max(...saves.map(({ slowestSave }) => slowestSave));
  proxy.treat({});
  outcome.note(
    `${Math.round(sent / 1e6)} MB written; the server grew from ${before} to ${most} MB; slow readers were turned ` +
      `away ${turnedAway.length} times (${[...new Set(turnedAway)].join(', ')}); the slowest save took ${slowest} ms`,
  );
  outcome.expect(most - before < mayGrow, `the server grew by ${most - before} MB for four slow readers`);
  await conclude(scene, load, Date.now());
}

export const slowReader: Scenario = {
  name: 'slow-reader',
  does: 'readers at 64 kbit/s of a document that changes by a megabyte a second',
  needs: ['postgres'],
  inShort: true,
  run,
};
