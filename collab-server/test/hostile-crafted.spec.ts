import { closeCodes } from '@samepage/contracts';
import { load } from '@samepage/document-log';
import { step2Frame, updateFrame } from '@samepage/sync-protocol';
import { runSeeded, waitUntil, type SeededRandom } from '@samepage/testing';
import * as Y from 'yjs';
import type { Editor } from './editor';
import { ownText, type Crafted, type Outcome, type Place } from './frames/craft';
import { craftedFrames } from './frames/crafted';
import { honestId, writeScene, type Scene } from './frames/scene';
import { expectOnePage } from './frames/one-page';
import * as w from './frames/write';
import { House } from './house';
import type { RawClient } from './raw-client';
import type { Someone } from './tables';

/**
 * Each frame that was made to do harm, by itself: what becomes of its sender, and that everyone else has one and the
 * same page afterwards, whatever is then deleted.
 */
const attackerId = 2_000_001;

let house: House;
let honest: Someone;
let hostile: Someone;
const present: { leave(): void }[] = [];

beforeAll(async () => {
  house = await House.open();
  await house.addNode();
  [honest, hostile] = [await house.addSomeone(), await house.addSomeone()];
});
afterAll(() => house.close());
afterEach(() => present.splice(0).forEach((each) => each.leave()));

/** A page that an honest client has written, who stays. */
async function begin(): Promise<{ documentId: string; author: Editor; scene: Scene }> {
  const documentId = await house.addDocument();
  const doc = new Y.Doc();
  doc.clientID = honestId;
  const scene = writeScene(doc);
  const author = house.edit(honest, documentId, { doc });
  present.push(author);
  author.provider.awareness.setLocalStateField('cursor', 'mine');
  await waitUntil(() => author.saved);
  return { documentId, author, scene };
}

/** Someone who has told the server all they have, and has written once. */
async function enter(documentId: string): Promise<RawClient> {
  const client = await house.connect(hostile, documentId);
  present.push(client);
  client.hello();
  client.send(step2Frame(w.numbers(0, 0)));
  client.send(updateFrame(w.written([attackerId, 0], { ...w.string(ownText), parent: 'mine' })));
  await waitUntil(() => client.acknowledged.at(-1) === 2);
  return client;
}

async function outcomeOf(
  client: RawClient,
  crafted: Crafted,
  place: Place,
  log: () => Promise<number>,
): Promise<Outcome> {
  const frames = [crafted.frames(place)].flat();
  const before = await log();
  for (const frame of frames) client.send(frame);
  const isWriting = frames.every((frame) => frame[0] === 0 && frame[1] !== 0);
  const answers = client.heard.filter(([type, kind]) => type === 0 && kind === 1).length;
  if (!isWriting) client.ask();
  await waitUntil(
    () =>
      !client.isOpen ||
      (isWriting
        ? client.acknowledged.at(-1) === 2 + frames.length
        : client.heard.filter(([type, kind]) => type === 0 && kind === 1).length > answers),
    { what: `an answer to ${crafted.name}` },
  );
  if (client.isOpen) return isWriting ? ((await log()) > before ? 'kept' : 'known') : 'passed over';
  const { code } = await client.closed;
  const reason = Object.entries(closeCodes).find(([, each]) => each.code === code)?.[0];
  return (reason ?? `closed with ${code}`) as Outcome;
}

/** Whoever was not there sees what those see who were, also when what the frame touched is then deleted. */
async function expectNoHarm(documentId: string, author: Editor): Promise<void> {
  await expectOnePage(house, documentId, [author]);
  author.doc.transact(() => {
    author.words.insert(author.words.length, ' and on');
    if (author.words.length > 4) author.words.delete(1, 2);
    const page = author.doc.getXmlFragment('page');
    if (page.length > 1) page.delete(page.length - 1, 1);
    author.doc.getMap('map').set('k', 'later');
  });
  await waitUntil(() => author.saved);
  await expectOnePage(house, documentId, [author]);
  author.doc.getXmlFragment('page').delete(0, author.doc.getXmlFragment('page').length);
  author.words.delete(0, author.words.length);
  await waitUntil(() => author.saved);
  await expectOnePage(house, documentId, [author]);
  expect(author.closeCodes).toEqual([]);
}

async function meet(crafted: Crafted, random: SeededRandom): Promise<void> {
  const { documentId, author, scene } = await begin();
  const client = await enter(documentId);
  const lines = async (): Promise<number> => (await load(house.outside, documentId)).updates.length;
  const own = [attackerId, ownText.length] as const;
  const place = { scene, honest: honestId, own, random };
  const outcome = await outcomeOf(client, crafted, place, lines);
  expect([crafted.outcome].flat()).toContain(outcome);
  // [SY22] [SY23] Nobody but those two is here, and each under the name they have.
  expect(author.others.map(({ user }) => (user as { name: string }).name)).toEqual(
    author.others.map(() => hostile.name),
  );
  await waitUntil(() => house.node.collaboration.stats().presences <= 2);
  expect(author.provider.awareness.getLocalState()).toMatchObject({ cursor: 'mine' });
  client.leave();
  await expectNoHarm(documentId, author);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
}

describe('[SY4][SY14][SY16][SY26][SY28] a crafted frame', () => {
  it.each(craftedFrames.map((crafted) => [crafted.name, crafted] as const))('%s', (_, crafted) =>
    runSeeded((random) => meet(crafted, random)),
  );
});

describe('at the end', () => {
  it('nobody and nothing is left over', async () => {
    await waitUntil(() => Object.values(house.node.collaboration.stats()).every((count) => count === 0));
  });
});
