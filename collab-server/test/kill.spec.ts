import { waitUntil, withSeed, type SeededRandom } from '@samepage/testing';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import * as Y from 'yjs';
import { Editor } from './editor';
import { House } from './house';
import type { Someone } from './tables';

/** A kill needs a process to kill and a database that outlives it: both come with a PostgreSQL to test on. */
const outside = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;
const root = resolve(import.meta.dirname, '../..');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

outside('a server that is killed under load', () => {
  let house: House;
  let people: Someone[];
  let port: number;
  let server: ChildProcess;

  const start = async (): Promise<void> => {
    server = spawn(process.execPath, [resolve(root, 'dist/collab-server/main.js')], {
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: house.database.url, PORT: String(port) },
      stdio: 'ignore',
    });
    await waitUntil(
      async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.ok === true,
    );
  };
  const kill = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };

  beforeAll(async () => {
    await promisify(execFile)(process.execPath, [resolve(root, 'tools/build/server.mjs'), 'collab-server'], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    house = await House.open();
    people = await Promise.all([house.addSomeone(), house.addSomeone(), house.addSomeone()]);
    port = await freePort();
  });
  afterAll(async () => {
    await kill();
    await house.close();
  });

  const trial = async (random: SeededRandom): Promise<void> => {
    const documentId = await house.addDocument();
    await start();
    const editors = people.map(
      (someone) => new Editor(`ws://127.0.0.1:${port}/collab`, someone, documentId, {}),
    );
    await waitUntil(() => editors.every((editor) => editor.saved));
    const moment = 20 + random.below(200);
    for (let word = 0; word < moment; word++) {
      random.pick(editors).write(`${word} `);
      if (random.chance(0.4)) await new Promise((done) => setImmediate(done));
    }
    await kill();
    await waitUntil(() => editors.every((editor) => !editor.provider.wsconnected));

    // What anyone saw of another's, and what was acknowledged, is in the log: nothing else may be missing from it.
    const log = await house.replay(documentId);
    for (const editor of editors) {
      for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(editor.doc))) {
        if (client === editor.doc.clientID && editor.tracker?.unsaved) continue;
        expect(Y.getState(log.store, client)).toBeGreaterThanOrEqual(clock);
      }
    }
    // Then everyone brings back what is theirs, and each word is there once.
    await start();
    await waitUntil(() => editors.every((editor) => editor.saved && editor.text === editors[0]!.text));
    const words = (await house.text(documentId)).trim().split(' ');
    expect(words.sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: moment }, (_, i) => String(i)),
    );
    for (const editor of editors) editor.leave();
    await kill();
  };

  for (let time = 1; time <= 5; time++)
    withSeed(`[SY6][SY10] has lost nothing that anyone saw (${time})`, trial);
});
