import { SeededRandom, waitUntil } from '@samepage/testing';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { House } from '../house';
import { ackedOf, aWhile, conclude, databaseAway, underLoad, write } from '../load';
import type { Scenario, Scene } from '../scenario';
import { Postgres } from '../service';
import { checkLog, settle } from '../verify';

/** People are told within this that what they write is not kept, ten seconds of a hanging server included. */
const toldWithin = 15_000;

/** Nobody may be told that something is saved while nothing can be; everybody must be told that it is not. */
async function checkHonesty({ house, outcome }: Scene, during: number): Promise<void> {
  const before = ackedOf(await house.look());
  const began = Date.now();
  const told = house.until(
    (states) => states.every(({ wrote, state }) => wrote === 0 || state === 'not-saved'),
    'every writer is told that it is not saved',
    toldWithin,
  );
  await told.then(
    () => outcome.note(`every writer was told "not saved" within ${Date.now() - began} ms`),
    () => outcome.expect(false, `after ${toldWithin} ms someone still believes that all is saved`),
  );
  await pause(Math.max(0, during - (Date.now() - began)));
  const acked = ackedOf(await house.look()) - before;
  outcome.expect(acked <= 0, `${acked} changes were acknowledged while there was no database`);
}

async function stopHard(scene: Scene): Promise<void> {
  const { house, outcome, isLong, postgres, say } = scene;
  const node = await house.addNode();
  const load = await underLoad(scene, [node.url, node.url]);
  const times = isLong ? 5 : 1;
  for (let time = 0; time < times; time++) {
    await aWhile(scene);
    await postgres.stopHard();
    outcome.kills++;
    await checkHonesty(scene, isLong ? 10_000 : 1_000);
    await postgres.start();
    const healed = Date.now();
    await settle(house, load.documentId, outcome, healed);
    say(`stop ${time + 1} of ${times}`);
    await write(load.crews);
  }
  await conclude(scene, load, Date.now(), databaseAway);
}

async function freeze(scene: Scene): Promise<void> {
  const { house, isLong, postgres } = scene;
  const node = await house.addNode();
  const load = await underLoad(scene, [node.url, node.url]);
  await aWhile(scene);
  postgres.freeze();
  try {
    await checkHonesty(scene, isLong ? 40_000 : 8_000);
  } finally {
    postgres.thaw();
  }
  await conclude(scene, load, Date.now(), databaseAway);
}

/** Enough for an empty database with its tables twice, and its log. */
const diskBytes = 256 * 1024 * 1024;

async function diskFull(scene: Scene): Promise<void> {
  const { outcome, random, postgresPrograms, say } = scene;
  const folder = await mkdtemp('/tmp/samepage-fault-disk-');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', folder]);
  try {
    const postgres = await Postgres.open(postgresPrograms, folder);
    const house = await House.open(postgres, new SeededRandom(random.below(2 ** 31)));
    try {
      const inside: Scene = { ...scene, house, postgres };
      const node = await house.addNode();
      const load = await underLoad(inside, [node.url, node.url], { pace: 40 });
      await aWhile(scene);
      const { bavail, bsize } = await statfs(folder);
      const filler = join(folder, 'filler');
      await writeFile(filler, Buffer.alloc(bavail * bsize)).catch(() => undefined);
      await house.until(
        (states) => states.some(({ state }) => state === 'not-saved'),
        'the disk is full',
        120_000,
      );
      say('the disk is full');
      await pause(3_000);
      await rm(filler);
      // It may have ended itself when its own log found no place; whoever runs it starts it again.
      if (!postgres.isRunning) outcome.note('PostgreSQL had ended itself');
      if (!postgres.isRunning) await postgres.start();
      await conclude(inside, load, Date.now(), [...databaseAway, /space/i]);
      await checkLog(house, load.documentId, outcome, 'in the end');
    } finally {
      await house.close();
      await postgres.kill('SIGQUIT');
    }
  } finally {
    await waitUntil(() => unmounts(folder), { what: 'the small disk is let go' });
    await rm(folder, { recursive: true, force: true });
  }
}

function unmounts(folder: string): boolean {
  try {
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const postgresStopped: Scenario = {
  name: 'postgres-stopped',
  does: 'PostgreSQL stopped hard (-m immediate) while people write, and started again',
  needs: ['postgres'],
  inShort: true,
  run: stopHard,
};

export const postgresFrozen: Scenario = {
  name: 'postgres-frozen',
  does: 'PostgreSQL hangs for 40 seconds',
  needs: ['postgres'],
  inShort: false,
  run: freeze,
};

export const postgresDiskFull: Scenario = {
  name: 'postgres-disk-full',
  does: "PostgreSQL's disk is full for a while",
  needs: ['postgres', 'tmpfs'],
  inShort: false,
  run: diskFull,
};
