import { writeFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aWhile, conclude, underLoad } from '../load';
import type { Scenario, Scene } from '../scenario';

const hour = 3_600_000;
const jumps = [2 * hour, -2 * hour, 24 * hour, -24 * hour, 0];

async function clientsJump(scene: Scene): Promise<void> {
  const { house } = scene;
  const node = await house.addNode();
  const load = await underLoad(scene, [node.url, node.url]);
  for (const offset of jumps) {
    await load.crews[0]?.tell({ do: 'clock', offset });
    await aWhile(scene);
  }
  await conclude(scene, load, Date.now());
}

/** Two servers whose clocks jump, and are never the same. */
async function serversJump(scene: Scene): Promise<void> {
  const { house, faketime, say } = scene;
  const folder = await mkdtemp(join(tmpdir(), 'samepage-fault-clock-'));
  house.keep({ close: () => rm(folder, { recursive: true }) });
  const files = ['one', 'two'].map((name) => join(folder, name));
  const set = (file: string, offset: number): Promise<void> =>
    writeFile(file, `${offset < 0 ? '-' : '+'}${Math.abs(offset) / 1_000}`);
  const urls: string[] = [];
  for (const file of files) {
    await set(file, 0);
    const settings = {
      LD_PRELOAD: faketime ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      DONT_FAKE_MONOTONIC: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    };
    urls.push((await house.addNode(settings)).url);
  }
  const load = await underLoad(scene, urls);
  for (const offset of jumps) {
    await Promise.all(files.map((file, index) => set(file, offset + index * 5_000)));
    say(`${offset / hour} h`);
    await aWhile(scene, scene.isLong ? 20_000 : 1_000);
  }
  await conclude(scene, load, Date.now());
}

export const clockOfClients: Scenario = {
  name: 'clock-clients',
  does: "clients' clocks jump by two hours and by a day, forth and back",
  needs: ['postgres'],
  inShort: false,
  run: clientsJump,
};

export const clockOfServers: Scenario = {
  name: 'clock-servers',
  does: "two servers' clocks jump, five seconds apart",
  needs: ['postgres', 'faketime'],
  inShort: false,
  run: serversJump,
};
