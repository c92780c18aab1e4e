import { setTimeout as pause } from 'node:timers/promises';
import type { Crew } from '../crew';
import { aWhile, conclude, underLoad } from '../load';
import { Proxy } from '../proxy';
import type { Scenario, Scene } from '../scenario';

/** Some people are where the network is bad; others write on as if nothing were. Resolves when it is good again. */
type Weather = (scene: Scene, proxy: Proxy, away: Crew) => Promise<void>;

async function inBadWeather(scene: Scene, weather: Weather): Promise<void> {
  const { house } = scene;
  const node = await house.addNode();
  const proxy = house.keep(await Proxy.open(node.port));
  const load = await underLoad(scene, [node.url, `ws://127.0.0.1:${proxy.port}/collab`]);
  const [, away] = load.crews;
  await aWhile(scene);
  if (away) await weather(scene, proxy, away);
  await conclude(scene, load, Date.now());
}

/** People whose words do not arrive are told so within this; their own client counts five silent seconds. */
const toldWithin = 10_000;

async function expectTold({ outcome }: Scene, away: Crew): Promise<void> {
  const states = await away.look();
  const deceived = states.filter(({ wrote, acked, state }) => wrote > acked && state === 'saved');
  outcome.expect(
    deceived.length === 0,
    `${deceived.length} clients believe that all is saved, and it is not`,
  );
  const untold = states.filter(({ wrote, state }) => wrote > 0 && state !== 'not-saved');
  outcome.expect(untold.length === 0, `${untold.length} clients were not told within ${toldWithin} ms`);
}

/** Nothing arrives for a while, in one direction or both; what was sent comes when the network is back. */
function silence(treatment: { up?: 'hold'; down?: 'hold' }): Weather {
  return async (scene, proxy, away) => {
    const lengths = scene.isLong ? [5_000, 20_000, 45_000] : [6_000];
    for (const length of lengths) {
      proxy.treat(treatment);
      await pause(Math.min(length, toldWithin));
      if (length >= toldWithin) await expectTold(scene, away);
      await pause(Math.max(0, length - toldWithin));
      proxy.treat({});
      scene.say(`silent for ${length} ms`);
      if (length !== lengths.at(-1)) await aWhile(scene);
    }
  };
}

const breakings =
  (breakOnce: (proxy: Proxy) => void): Weather =>
  async (scene, proxy) => {
    for (let time = scene.isLong ? 20 : 4; time > 0; time--) {
      breakOnce(proxy);
      scene.outcome.kills++;
      await aWhile(scene);
    }
  };

/** The lid is closed over forty changes that nobody got, and opened when the server has long given up. */
const asleep: Weather = async (scene, proxy, away) => {
  proxy.treat({ up: 'hold', down: 'hold' });
  for (const { name, pace } of away.jobs)
    if (pace > 0) await away.tell({ do: 'burst', count: 40, who: name });
  await away.tell({ do: 'rest' });
  away.sleep();
  // The others need not write all night.
  await pause(20_000);
  await Promise.all(
    scene.house.present.filter((crew) => crew !== away).map((crew) => crew.tell({ do: 'rest' })),
  );
  await pause(scene.isLong ? 580_000 : 20_000);
  away.wake();
  proxy.treat({});
};

const scenario = (name: string, does: string, inShort: boolean, weather: Weather): Scenario => ({
  name,
  does,
  needs: ['postgres'],
  inShort,
  run: (scene) => inBadWeather(scene, weather),
});

export const network: readonly Scenario[] = [
  scenario(
    'black-hole',
    'clients hear nothing and are not heard',
    true,
    silence({ up: 'hold', down: 'hold' }),
  ),
  scenario('one-way', 'clients are heard and hear nothing', false, silence({ down: 'hold' })),
  scenario('one-way-up', 'clients hear and are not heard', false, silence({ up: 'hold' })),
  scenario(
    'reset',
    'connections are reset again and again',
    true,
    breakings((proxy) => proxy.reset()),
  ),
  scenario(
    'half-open',
    'clients come back while the server has not missed them',
    true,
    breakings((proxy) => proxy.forget()),
  ),
  scenario('asleep', 'clients sleep for ten minutes over forty unsent changes each', false, asleep),
];
