import { runSeeded, waitUntil, type SeededRandom } from '@samepage/testing';
import * as Y from 'yjs';
import type { Editor } from './editor';
import {
  assault,
  countsFrom,
  percentile,
  typeTogether,
  watchEventLoop,
  type AssaultReport,
  type Typing,
} from './frames/assault';
import { expectOnePage } from './frames/one-page';
import { honestId, writeScene } from './frames/scene';
import { House } from './house';
import type { Someone } from './tables';

/**
 * Random, mutated and crafted frames from writers with sessions of their own, while others type. HOSTILE=all sends
 * 200,000, 200,000 and 20,000 of them; a number is a share of that. Without it a tenth where TEST_DATABASE_URL names a
 * server, and a five-hundredth on the embedded database: nearly every frame costs its sender the socket, and coming back is
 * several times dearer there.
 *
 * How long the event loop was held up, and how long an honest edit took, is said and not judged here, where clients
 * and server share a process: tools/bench/hostile.mjs judges it.
 */
const asked = process.env['HOSTILE'];
const counts = countsFrom(
  asked === 'all' ? 1 : Number(asked ?? (process.env['TEST_DATABASE_URL'] ? 0.1 : 0.002)),
);
const patience = 60_000 + (counts.random + counts.mutated + 10 * counts.crafted) * 30;

let house: House;
let honest: Someone[];
let hostile: Someone[];

beforeAll(async () => {
  house = await House.open();
  await house.addNode();
  honest = [await house.addSomeone(), await house.addSomeone(), await house.addSomeone()];
  hostile = await Promise.all(Array.from({ length: 6 }, () => house.addSomeone()));
});
afterAll(() => house.close());

/** What an honest one wrote is in the log, as it was written, unless somebody deleted it. */
function expectKept(log: Y.Doc, { written }: Typing): void {
  for (const { client, clock, text } of written) {
    expect(Y.getState(log.store, client)).toBeGreaterThanOrEqual(clock + text.length);
    const kept = Array.from(text, (_, index) => letterAt(log, client, clock + index));
    for (const [index, letter] of kept.entries()) expect([text[index], undefined]).toContain(letter);
  }
}

function letterAt(doc: Y.Doc, client: number, clock: number): string | undefined {
  const item = Y.getItem(doc.store, Y.createID(client, clock));
  if (!(item.content instanceof Y.ContentString)) return undefined;
  return item.content.str[clock - item.id.clock];
}

function say(report: AssaultReport, calm: Typing, held: Typing, longest: number): void {
  const p = ({ delays }: Typing) =>
    `p50 ${percentile(delays, 0.5).toFixed(1)} p95 ${percentile(delays, 0.95).toFixed(1)} ms`;
  process.stdout.write(
    `hostile frames: ${JSON.stringify(report.sent)} in ${report.seconds.toFixed(1)} s, closed ${JSON.stringify(report.closed)}\n` +
      `  honest edits seen: calm ${p(calm)} (${calm.delays.length}), meanwhile ${p(held)} (${held.delays.length})\n` +
      `  event loop held up (clients and server together): ${longest.toFixed(0)} ms at most\n`,
  );
}

async function attackedWhileTyping(random: SeededRandom): Promise<void> {
  const documentId = await house.addDocument();
  const doc = new Y.Doc();
  doc.clientID = honestId;
  const scene = writeScene(doc);
  const editors: Editor[] = honest.map((someone, index) =>
    house.edit(someone, documentId, index === 0 ? { doc } : {}),
  );
  await waitUntil(() => editors.every((editor) => editor.saved && editor.text === editors[0]!.text));

  let edits = 0;
  const calm = await typeTogether(editors, () => edits++ >= 100, random);
  const loop = watchEventLoop();
  let isOver = false;
  const typing = typeTogether(editors, () => isOver, random);
  const url = `${house.node.url}/${documentId}`;
  const report = await assault(
    url,
    hostile.map(({ cookie }) => cookie),
    counts,
    random,
    scene,
  );
  isOver = true;
  const held = await typing;
  say(report, calm, held, loop.longest());

  await waitUntil(() => editors.every((editor) => editor.saved), { timeout: 60_000 });
  expect(editors.flatMap(({ closeCodes }) => closeCodes)).toEqual([]);
  await expectOnePage(house, documentId, editors);
  const log = await house.replay(documentId);
  for (const each of [calm, held]) expectKept(log, each);
  for (const editor of editors) editor.leave();
  // It has not only survived: whoever comes now can write.
  const late = house.edit(honest[0]!, documentId);
  late.write('afterwards');
  await waitUntil(() => late.saved);
  late.leave();
  await waitUntil(() => Object.values(house.node.collaboration.stats()).every((count) => count === 0));
}

it(
  '[SY4] [SY6] [SY14] [SY16] [SY26] [SY28] hostile frames harm nobody but who sent them',
  () => runSeeded(attackedWhileTyping),
  patience,
);
