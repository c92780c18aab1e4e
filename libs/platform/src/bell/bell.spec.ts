import pg from 'pg';
import { createClient } from 'redis';
import { createLog } from '../log';
import type { Bell, Ring } from './bell';
import { InProcessBell } from './in-process-bell';
import { openBell } from './open-bell';
import { PostgresBell } from './postgres-bell';
import { RedisBell } from './redis-bell';

const log = createLog('silent');
const postgres = process.env['TEST_DATABASE_URL'];
const redis = process.env['TEST_REDIS_URL'];
const nowhere = 'redis://127.0.0.1:9';

interface Adapter {
  name: string;
  /** Two nodes; the same bell where there can only be one. */
  open: () => Promise<[Bell, Bell]>;
  /** Ends the connections of every bell, as a restarted server would. */
  cut?: () => Promise<unknown>;
}

const adapters: (Adapter & { given: unknown })[] = [
  {
    name: 'InProcessBell',
    given: true,
    open: () => {
      const bell = new InProcessBell();
      return Promise.resolve([bell, bell]);
    },
  },
  {
    name: 'PostgresBell',
    given: postgres,
    open: async () => [await openPostgres(), await openPostgres()],
    cut: async () => {
      const client = new pg.Client({ connectionString: postgres });
      await client.connect();
      await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'samepage bell'",
      );
      await client.end();
    },
  },
  {
    name: 'RedisBell',
    given: redis,
    open: async () => [await RedisBell.open(redis!, log), await RedisBell.open(redis!, log)],
    cut: async () => {
      const client = createClient({ url: redis! });
      await client.connect();
      await client.sendCommand(['CLIENT', 'KILL', 'SKIPME', 'yes']);
      client.destroy();
    },
  },
];

function openPostgres(): Promise<PostgresBell> {
  return PostgresBell.open({ connectionString: postgres! }, log);
}

/** The next `count` rings a bell hears that pass. Other tests may ring on the same server. */
function hears(bell: Bell, count: number, passes: (ring: Ring) => boolean = () => true): Promise<Ring[]> {
  const rings: Ring[] = [];
  return new Promise((resolve) => {
    const stop = bell.listen((ring) => {
      if (!passes(ring)) return;
      rings.push(ring);
      if (rings.length < count) return;
      stop();
      resolve(rings);
    });
  });
}

describe.each(adapters)('$name', ({ given, open, cut }) => {
  const when = given ? it : it.skip;
  let bells: Bell[] = [];
  let own: string;
  const ofOurs = (ring: Ring): boolean => ring.id.startsWith(own);

  beforeEach(() => (own = crypto.randomUUID()));
  afterEach(async () => {
    await Promise.all(bells.map((bell) => bell.close()));
    bells = [];
  });

  when('rings on every node, the ringing one included, in order', async () => {
    const [here, there] = (bells = await open());
    const heard = [hears(here, 2, ofOurs), hears(there, 2, ofOurs)];
    const rings: Ring[] = [
      { about: 'document', id: `${own} ü`, sequence: 7 },
      { about: 'access', id: own },
    ];
    for (const ring of rings) here.ring(ring);
    expect(await Promise.all(heard)).toEqual([rings, rings]);
  });

  when('is not heard by the one who rings before the call returns', async () => {
    const [here] = (bells = await open());
    let returned = false;
    const heard = hears(here, 1, ofOurs).then(() => expect(returned).toBe(true));
    here.ring({ about: 'debate', id: own, sequence: 1 });
    returned = true;
    await heard;
  });

  when('takes many rings at once, and keeps their order', async () => {
    const [here, there] = (bells = await open());
    const heard = hears(there, 200, ofOurs);
    const rings = Array.from({ length: 200 }, (_, sequence): Ring => ({
      about: 'debate',
      id: own,
      sequence,
    }));
    for (const ring of rings) here.ring(ring);
    expect(await heard).toEqual(rings);
  });

  when('is not heard by one who stopped listening, nor after it closed', async () => {
    const [here, there] = (bells = await open());
    const unheard: Ring[] = [];
    here.listen((ring) => unheard.push(ring))();
    const heard = hears(there, 1, ofOurs);
    here.ring({ about: 'mail', id: own });
    await heard;
    expect(unheard).toEqual([]);
    await here.close();
    expect(() => here.ring({ about: 'mail', id: own })).not.toThrow();
  });

  if (!cut) return;

  when('comes back after its connection was cut, says that rings may be missing, and rings', async () => {
    const [here, there] = (bells = await open());
    const gaps = bells.map((bell) => new Promise<void>((resolve) => bell.onGap(resolve)));
    await cut();
    await Promise.all(gaps);
    const heard = hears(there, 1, ofOurs);
    here.ring({ about: 'document', id: own, sequence: 2 });
    expect(await heard).toEqual([{ about: 'document', id: own, sequence: 2 }]);
  });
});

describe('a bell whose server is away', () => {
  it('opens all the same, hears itself and closes', async () => {
    const bell = await openBell({ redisUrl: nowhere, databaseUrl: undefined }, log);
    const heard = hears(bell, 1);
    bell.ring({ about: 'access', id: 'someone' });
    expect(await heard).toEqual([{ about: 'access', id: 'someone' }]);
    await bell.close();
  });

  it('opens all the same on PostgreSQL', async () => {
    const bell = await openBell({ redisUrl: undefined, databaseUrl: 'postgres://127.0.0.1:9/x' }, log);
    expect(bell).toBeInstanceOf(PostgresBell);
    await bell.close();
  });

  it('is the bell of one process where there is no server', async () => {
    expect(await openBell({ redisUrl: undefined, databaseUrl: undefined }, log)).toBeInstanceOf(
      InProcessBell,
    );
  });
});
