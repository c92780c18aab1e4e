/**
 * The process that is three more honest people who type by turns, with the whole page each as a browser has it, and who
 * looks at what everyone has afterwards.
 */
import { contentHash, open } from '@samepage/document-log';
import { SeededRandom, waitUntil } from '@samepage/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import * as Y from 'yjs';
import { Editor } from '../../../collab-server/test/editor';
import { watchEventLoop } from '../../../collab-server/test/frames/assault';
import { isWhole } from '../../../collab-server/test/frames/content';
import { honestId, writeScene } from '../../../collab-server/test/frames/scene';
import { RawClient } from '../../../collab-server/test/raw-client';
import { obey } from './obey.mjs';
import { stepBack } from './step-back.mjs';

// Three whole pages in one process take half a processor of an attack, and in life they take none of the server's.
stepBack();

/** Who was not heard of for so long will not be. */
const patience = 60_000;
/** Milliseconds: as people type, and not as fast as the server can. */
const pause = 15;

let editors = [];
let random;
let typing;
const written = [];

/**
 * One writes, and when another has seen it that one goes on, until told to stop. How long each edit took, and how long
 * this process itself was held up.
 */
async function type(until) {
  const loop = watchEventLoop();
  const delays = [];
  for (let turn = 0; !until(); turn++) {
    const { doc, words } = editors[turn % editors.length];
    const other = editors[(turn + 1) % editors.length].doc;
    const edit = { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID), text: `⟦${turn}⟧` };
    const began = performance.now();
    words.insert(random.chance(0.8) ? words.length : 0, edit.text);
    await seen(other, edit);
    delays.push(performance.now() - began);
    written.push(edit);
    await sleep(pause);
  }
  return { delays, loop: loop.longest() };
}

async function seen(doc, { client, clock, text }) {
  const has = () => Y.getState(doc.store, client) >= clock + text.length;
  if (has()) return;
  await new Promise((resolve) => {
    const look = () => {
      if (!has()) return;
      doc.off('afterTransaction', look);
      resolve();
    };
    doc.on('afterTransaction', look);
  });
}

function soon(promise, what) {
  return Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new Error(what)), patience).unref()),
  ]);
}

const looked = (who, doc) => ({ who, hash: contentHash(doc), isWhole: isWhole(doc) });

obey({
  async enter({ url, documentId, cookies, seed }) {
    random = new SeededRandom(seed);
    const doc = new Y.Doc();
    doc.clientID = honestId;
    writeScene(doc);
    editors = cookies.map(
      (cookie, index) => new Editor(url, { cookie }, documentId, index === 0 ? { doc } : {}),
    );
    await waitUntil(() => editors.every((editor) => editor.saved && editor.text === editors[0].text), {
      timeout: patience,
    });
  },

  startTyping() {
    typing = { isOver: false };
    typing.done = type(() => typing.isOver);
  },

  /**
   * What happened meanwhile, and with what codes they were closed by then: to look at the pages takes this process so
   * long that the server has to give it up.
   */
  async stopTyping() {
    typing.isOver = true;
    const { loop } = await soon(typing.done, 'an edit was never seen by another');
    const [{ doc }] = editors;
    return { loop, clients: doc.store.clients.size, closes: editors.flatMap(({ closeCodes }) => closeCodes) };
  },

  /** Everyone's page, once everything is saved: the honest ones', the log's, and that of one who comes only now. */
  async look({ url, documentId, cookie, database, others }) {
    await waitUntil(() => editors.every((editor) => editor.saved), { timeout: patience }).catch(() => {
      throw new Error('what an honest one wrote was never acknowledged');
    });
    const pool = new pg.Pool({ connectionString: database, max: 1 });
    const { snapshot, entries, damage, sequence } = await open(pool, documentId);
    await pool.end();
    const log = new Y.Doc();
    for (const bytes of [...(snapshot ? [snapshot.bytes] : []), ...entries.map((entry) => entry.bytes)])
      Y.applyUpdate(log, bytes);
    const expected = contentHash(log);
    for (const { doc } of editors)
      for (const end = performance.now() + 10_000; contentHash(doc) !== expected && performance.now() < end;)
        await sleep(250);
    const everything = [...written, ...others];
    const client = new RawClient(`${url}/${documentId}`, { headers: { cookie } });
    await client.opened;
    client.ask();
    await waitUntil(() => client.heard.some(([kind, part]) => kind === 0 && part === 1), {
      timeout: patience,
    });
    const cold = client.document;
    client.leave();
    return {
      pages: [
        looked('the log', log),
        ...editors.map(({ doc }, index) => looked(`honest ${index + 1}`, doc)),
        looked('a cold client', cold),
      ],
      damage: damage.length,
      sequence,
      written: everything.length,
      lost: everything.filter((edit) => !isKept(log, edit)).length,
    };
  },

  leave() {
    for (const editor of editors) editor.leave();
  },
});

/** It is in the log as it was written, unless somebody deleted it. */
function isKept(log, { client, clock, text }) {
  if (Y.getState(log.store, client) < clock + text.length) return false;
  return Array.from(text).every((letter, index) => {
    const item = Y.getItem(log.store, Y.createID(client, clock + index));
    return (
      !(item.content instanceof Y.ContentString) || item.content.str[clock + index - item.id.clock] === letter
    );
  });
}
