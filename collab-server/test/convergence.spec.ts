import { waitUntil, withSeed, type SeededRandom } from '@samepage/testing';
import * as Y from 'yjs';
import { Editor } from './editor';
import { House, type Node } from './house';
import type { Someone } from './tables';

const clients = 5;
const changes = 120;

let house: House;
let people: Someone[];

beforeAll(async () => {
  house = await House.open();
  await house.addNode();
  people = await Promise.all(Array.from({ length: clients }, () => house.addSomeone()));
});
afterAll(() => house.close());

/** The whole visible content, whatever order its parts are held in. */
function contentOf(doc: Y.Doc): string {
  const map = Object.entries(doc.getMap('map').toJSON()).sort(([a], [b]) => a.localeCompare(b));
  return JSON.stringify([
    doc.getText('words').toDelta(),
    doc.getXmlFragment('page').toJSON(),
    doc.getArray('list').toJSON(),
    map,
  ]);
}

/** One change, as people make them: typing, deleting, marking, moving elements about. */
function change(doc: Y.Doc, random: SeededRandom): void {
  const words = doc.getText('words');
  const page = doc.getXmlFragment('page');
  const at = random.below(words.length + 1);
  const long = Math.min(random.below(6), words.length - at);
  const acts = [
    () => words.insert(at, String.fromCharCode(97 + random.below(26)).repeat(1 + random.below(5))),
    () => words.delete(at, long),
    () => words.format(at, long, { bold: random.chance(0.5) ? true : null }),
    () => page.insert(random.below(page.length + 1), [new Y.XmlElement(random.pick(['clause', 'heading']))]),
    () => page.length > 0 && page.delete(random.below(page.length), 1),
    () => doc.getArray('list').push([random.below(100)]),
    () => doc.getMap('map').set(random.pick(['a', 'b', 'c']), random.below(100)),
    () => doc.getMap('map').delete(random.pick(['a', 'b', 'c'])),
  ];
  random.pick(acts)();
}

/** What happens between two changes: a line is lost or found, time passes, the database goes away for a moment. */
async function disturb(editors: readonly Editor[], random: SeededRandom, node: Node): Promise<void> {
  const editor = random.pick(editors);
  if (random.chance(0.06)) editor.cut();
  else if (!editor.provider.shouldConnect && random.chance(0.5)) editor.provider.connect();
  // Somebody else's turn: what was sent so far may or may not arrive before the next change.
  if (random.chance(0.3)) await new Promise((resolve) => setImmediate(resolve));
  if (!random.chance(0.02)) return;
  node.faults.goAway();
  for (const each of editors) each.write('!');
  await waitUntil(() => node.collaboration.stats().rooms === 0);
  node.faults.comeBack();
}

async function run(random: SeededRandom): Promise<void> {
  const documentId = await house.addDocument();
  const editors = people.map((someone) => house.edit(someone, documentId));
  for (let round = 0; round < changes; round++) {
    change(random.pick(editors).doc, random);
    await disturb(editors, random, house.node);
  }
  for (const editor of editors) editor.provider.connect();
  await waitUntil(() => editors.every((editor) => editor.saved), { timeout: 30_000 });
  const expected = contentOf(await house.replay(documentId));
  await waitUntil(() => editors.every((editor) => contentOf(editor.doc) === expected));

  const late = house.edit(people[0]!, documentId);
  await waitUntil(() => late.synced && contentOf(late.doc) === expected);
  const node = await house.addNode();
  const elsewhere = new Editor(node.url, people[1]!, documentId, {});
  await waitUntil(() => elsewhere.synced && contentOf(elsewhere.doc) === expected);
  for (const editor of [...editors, late, elsewhere]) editor.leave();
}

for (let time = 1; time <= 3; time++) {
  withSeed(`five people who write, delete, lose the line and come back have one page (${time})`, run);
}
