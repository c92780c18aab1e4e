import { closeCodes } from '@samepage/contracts';
import { append } from '@samepage/document-log';
import { createLog } from '@samepage/platform';
import { updateFrame } from '@samepage/sync-protocol';
import { waitUntil } from '@samepage/testing';
import { build } from 'esbuild';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as Y from 'yjs';
import { LoggedDocument } from '../src/document';
import type { Metrics } from '../src/metrics';
import { ReplayGivenUp, Replaying } from '../src/replaying';
import type { Room } from '../src/room';
import { Upkeep } from '../src/upkeep';
import { watchEventLoop } from './frames/assault';
import { slowPage, slowPart } from './frames/slow-pages';
import { House } from './house';

/** Milliseconds: what is slow takes Yjs seconds, and this machine may be busy. */
const longest = 400;
const client = 7;

let house: House;
beforeAll(async () => {
  house = await House.open();
  await house.addNode();
});
afterAll(() => house.close());

describe('a page that Yjs takes seconds for', () => {
  it('[SY14] is looked at without holding anybody up', async () => {
    const loop = watchEventLoop();
    const documentId = await house.addDocument();
    const writer = await house.connect(await house.addSomeone(), documentId);
    writer.hello();
    const letters = 5_000;
    const updates = slowPage(client, letters);
    for (const update of updates) writer.send(updateFrame(update));
    await waitUntil(() => writer.acknowledged.at(-1) === updates.length);
    writer.send(updateFrame(slowPart(client, { from: 0, to: 1 }, letters)));
    await waitUntil(() => writer.acknowledged.at(-1) === updates.length + 1);
    expect(loop.longest()).toBeLessThan(longest);
    // It was looked at: other words under the same clock are refused.
    writer.send(updateFrame(slowPart(client, { from: 0, to: 1 }, letters, 'b')));
    expect((await writer.closed).code).toBe(closeCodes.forged.code);
  });

  it('is replayed without holding anybody up, given up, and left alone', async () => {
    const loop = watchEventLoop();
    const file = await compiled();
    const replaying = new Replaying({ file, deadline: 1_000 });
    try {
      const [slow, honest] = [await house.addDocument(), await house.addDocument()];
      // As small as what used to be replayed in place.
      await write(slow, slowPage(client, 5_000, 100));
      await write(honest, typed(60));
      const documents = new Map([
        [slow, await openDocument(slow)],
        [honest, await openDocument(honest)],
      ]);
      const warned: string[] = [];
      const silent = createLog('silent');
      const log = Object.assign(Object.create(silent) as typeof silent, {
        warn: ({ err, document }: { err: unknown; document: string }) => {
          expect(err).toBeInstanceOf(ReplayGivenUp);
          warned.push(document);
        },
      });
      const context = { queryable: house.outside, log, replaying };
      const upkeep = new Upkeep(context, (id) => roomWith(documents.get(id)));
      upkeep.left(roomWith(documents.get(slow)));
      upkeep.left(roomWith(documents.get(honest)));
      await waitUntil(() => documents.get(honest)?.content.tailUpdates === 0, { timeout: 20_000 });
      expect(loop.longest()).toBeLessThan(longest);
      expect(warned).toEqual([slow]);
      // Nothing of it is lost, and nobody waits for it again.
      expect(documents.get(slow)?.content.tailUpdates).toBe(100);
      upkeep.left(roomWith(documents.get(slow)));
      await upkeep.close();
      expect(warned).toEqual([slow]);
    } finally {
      await replaying.close();
    }
  });
});

describe('a thread that replays', () => {
  it('answers, goes on after it was ended in the midst of something, and ends with the server', async () => {
    const replaying = new Replaying({ file: await compiled(), deadline: 1_000 });
    const doc = new Y.Doc();
    const slow = replaying.replay(null, slowPage(client, 5_000));
    const next = replaying.replay(null, typed(3));
    await expect(slow).rejects.toThrow(ReplayGivenUp);
    Y.applyUpdate(doc, (await next).bytes);
    expect(doc.getText('words').toJSON()).toBe('xxx');
    await expect(replaying.replay(null, [Uint8Array.of(255, 255)])).rejects.toThrow();
    const [last, waiting] = [replaying.replay(null, slowPage(client, 5_000)), replaying.replay(null, [])];
    const ends = [
      expect(last).rejects.toThrow(ReplayGivenUp),
      expect(waiting).rejects.toThrow(ReplayGivenUp),
    ];
    await Promise.resolve().then(() => replaying.close());
    await Promise.all(ends);
  });
});

const root = resolve(import.meta.dirname, '../..');
let folder: string | undefined;
afterAll(async () => {
  if (folder) await rm(folder, { recursive: true });
});

/** The thread's side, bundled as the server is: from its sources everything would be done in place. */
async function compiled(): Promise<URL> {
  if (!folder) {
    // Within the repository, where its packages are found.
    await mkdir(join(root, 'dist'), { recursive: true });
    folder = await mkdtemp(join(root, 'dist/replaying-'));
    await build({
      entryPoints: [resolve(import.meta.dirname, '../src/replay.child.ts')],
      outfile: join(folder, 'replay.child.js'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      tsconfig: join(root, 'tsconfig.base.json'),
    });
  }
  return pathToFileURL(join(folder, 'replay.child.js'));
}

const roomWith = (document?: LoggedDocument) => ({ document }) as unknown as Room;

function openDocument(id: string): Promise<LoggedDocument> {
  const metrics = { damages: { inc: () => undefined } } as unknown as Metrics;
  return LoggedDocument.open({ queryable: house.outside, log: createLog('silent'), metrics }, id);
}

async function write(id: string, updates: readonly Uint8Array[]): Promise<void> {
  const entries = updates.map((bytes) => ({ bytes, client, personId: null }));
  await append(house.outside, id, 1, entries);
}

/** So many updates of one letter each. */
function typed(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let at = 0; at < count; at++) doc.getText('words').insert(at, 'x');
  return updates;
}
