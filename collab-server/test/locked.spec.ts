import { createLog, InProcessBell, prepared } from '@samepage/platform';
import { waitUntil } from '@samepage/testing';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { attachCollaboration } from '../src';
import { House } from './house';
import { RawClient } from './raw-client';

const outside = process.env['TEST_DATABASE_URL'] ? it : it.skip;

outside('[SY19] a document that somebody holds does not keep the others from being written', async () => {
  const house = await House.open();
  const pool = new pg.Pool({ connectionString: house.database.url, max: 3 });
  pool.on('error', () => undefined);
  const queryable = prepared(pool);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const collaboration = attachCollaboration(server, {
    queryable,
    bell: new InProcessBell(),
    log: createLog('silent'),
    publicOrigins: 'same-host',
    deadlines: { statement: 300 },
  });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`;
  const [amina, bryn] = [await house.addSomeone(), await house.addSomeone()];
  const [held, other] = [await house.addDocument(), await house.addDocument()];
  const holder = new pg.Client({ connectionString: house.database.url });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM document WHERE id = $1 FOR UPDATE', [held]);
  for (let tries = 0; tries < 4; tries++) {
    const client = new RawClient(`${url}/${held}`, { headers: { cookie: amina.cookie } });
    await client.opened;
    client.write('x', 1_000 + tries);
    await client.closed;
  }
  const client = new RawClient(`${url}/${other}`, { headers: { cookie: bryn.cookie } });
  await client.opened;
  client.hello();
  client.write('y', 7);
  const isSaved = await waitUntil(() => client.acknowledged.length > 0, { timeout: 2_000 }).then(
    () => true,
    () => false,
  );
  client.leave();
  await holder.query('ROLLBACK');
  await holder.end();
  await collaboration.close();
  server.close();
  queryable.close();
  await pool.end();
  await house.close();
  expect(isSaved).toBe(true);
});
