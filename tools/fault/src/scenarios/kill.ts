import { setTimeout as pause } from 'node:timers/promises';
import type { Crew } from '../crew';
import type { Scenario, Scene } from '../scenario';
import { checkLog, checkNodes, count, settle } from '../verify';

/** A document of its own for so many kills: what was written before makes the checks slow and finds nothing new. */
const killsPerDocument = 25;
/** People write at least this long before a kill, so that there is something to lose, and up to so much longer. */
const soonest = 300;
const spread = 1_500;

/** Kills the server while people write, every time at another moment; `withClients` says when all clients die too. */
async function killLoop(scene: Scene, kills: number, withClients: () => boolean): Promise<void> {
  const { house, outcome, random, say } = scene;
  const node = await house.addNode();
  const enter = (documentId: string): Promise<Crew[]> =>
    Promise.all([0, 1].map(() => house.join({ documentId, url: node.url, writers: 4, readers: 1 })));
  let documentId = '';
  for (let kill = 0; kill < kills; kill++) {
    if (kill % killsPerDocument === 0) {
      if (documentId) await count(house, documentId, outcome);
      await Promise.all(house.present.map((crew) => crew.kill()));
      documentId = await house.addDocument();
      await enter(documentId);
    }
    await house.synced();
    await Promise.all(house.present.map((crew) => crew.tell({ do: 'write' })));
    await pause(soonest + random.below(spread));
    const all = withClients();
    await Promise.all([node.program.kill(), ...(all ? house.present.map((crew) => crew.kill()) : [])]);
    outcome.kills++;
    // The clients that are still there have nobody to bring anything to: this is what the log alone has kept.
    await checkLog(house, documentId, outcome, `kill ${kill + 1}`);
    await node.program.start();
    const healed = Date.now();
    if (all) await enter(documentId);
    await settle(house, documentId, outcome, healed);
    say(`kill ${kill + 1} of ${kills}${all ? ', with all clients' : ''}`);
    if (!outcome.passed) break;
  }
  await count(house, documentId, outcome);
  checkNodes(house, outcome);
}

export const killServer: Scenario = {
  name: 'kill-server',
  does: 'kill -9 of the server at random moments while people write',
  needs: ['postgres'],
  inShort: true,
  run: (scene) => killLoop(scene, Math.ceil(scene.kills / 2), () => false),
};

export const killAll: Scenario = {
  name: 'kill-all',
  does: 'kill -9 of the server and of all clients at the same random moments',
  needs: ['postgres'],
  inShort: true,
  run: (scene) => killLoop(scene, Math.floor(scene.kills / 2), () => true),
};
