import { setTimeout as pause } from 'node:timers/promises';
import type { Crew } from '../crew';
import type { Scenario, Scene } from '../scenario';
import { write } from '../load';
import { checkLog, checkNodes, count, settle } from '../verify';

/** A document of its own for so many kills: what was written before makes the checks slow and finds nothing new. */
const killsPerDocument = 25;
/** People write at least this long before a kill, so that there is something to lose, and up to so much longer. */
const soonest = 300;
const spread = 1_500;

interface KillOptions {
  readonly kills: number;
  /** Whether the clients die in the same moment. */
  readonly withClients: boolean;
  /** Processes full of clients, and people in each. */
  readonly crews: number;
  readonly writers: number;
  readonly readers: number;
  readonly pace: number;
}

/** Kills the server while people write, every time at another moment. */
async function killLoop(scene: Scene, options: KillOptions): Promise<void> {
  const { house, outcome, random, say } = scene;
  const { kills, withClients, crews, writers, readers, pace } = options;
  const node = await house.addNode();
  const enter = (documentId: string): Promise<Crew[]> =>
    Promise.all(
      Array.from({ length: crews }, () => house.join({ documentId, url: node.url, writers, readers, pace })),
    );
  let documentId = '';
  for (let kill = 0; kill < kills && outcome.passed; kill++) {
    if (kill % killsPerDocument === 0) {
      if (documentId) await count(house, documentId, outcome);
      await Promise.all(house.present.map((crew) => crew.kill()));
      documentId = await house.addDocument();
      await enter(documentId);
    }
    await house.synced();
    await write(house.present);
    await pause(soonest + random.below(spread));
    await Promise.all([
      node.program.kill(),
      ...(withClients ? house.present.map((crew) => crew.kill()) : []),
    ]);
    outcome.kills++;
    // Whoever is still there has nobody to bring anything to: this is what the log alone has kept.
    await checkLog(house, documentId, outcome, `kill ${kill + 1}`);
    await node.program.start();
    const healed = Date.now();
    if (withClients) await enter(documentId);
    await settle(house, documentId, outcome, healed);
    say(`kill ${kill + 1} of ${kills}`);
  }
  await count(house, documentId, outcome);
  checkNodes(house, outcome);
}

const few = { crews: 2, writers: 4, readers: 1, pace: 50 };

export const killServer: Scenario = {
  name: 'kill-server',
  does: 'kill -9 of the server at random moments while ten people write and read',
  needs: ['postgres'],
  inShort: true,
  run: (scene) => killLoop(scene, { ...few, kills: Math.ceil(scene.kills / 2), withClients: false }),
};

export const killAll: Scenario = {
  name: 'kill-all',
  does: 'kill -9 of the server and of all its clients in the same moments',
  needs: ['postgres'],
  inShort: true,
  run: (scene) => killLoop(scene, { ...few, kills: Math.floor(scene.kills / 2), withClients: true }),
};

export const killCrowd: Scenario = {
  name: 'kill-crowd',
  does: 'kill -9 of the server under a hundred clients',
  needs: ['postgres'],
  inShort: false,
  run: (scene) =>
    killLoop(scene, { crews: 5, writers: 8, readers: 12, pace: 500, kills: 3, withClients: false }),
};
