import { InProcessBell } from '@samepage/platform';
import { runSeeded, SeededRandom, waitUntil } from '@samepage/testing';
import { contentOf, isWhole } from './frames/content';
import { edit } from './frames/edits';
import { expectOnePage } from './frames/one-page';
import { WobblyEditor } from './frames/wobbly';
import { House, type Node } from './house';
import type { Someone } from './tables';

/**
 * Yjs's own way of testing, through our server: five people who change text, marks, elements, maps and lists at the
 * same time and take changes back, on lines that delay and break. Afterwards everyone who was there, the log when it
 * is replayed, and whoever comes only now have one page.
 *
 * RANDOM_EDITS sets how many pages are tried (500 before a release), SEED repeats one.
 */
const pages = Number(process.env['RANDOM_EDITS'] ?? (process.env['TEST_DATABASE_URL'] ? 100 : 30));
const together = 10;
const people = 5;
const steps = 60;

let house: House;
let nodes: Node[];
let someone: Someone[];

beforeAll(async () => {
  house = await House.open();
  const bell = new InProcessBell();
  nodes = [await house.addNode({ bell }), await house.addNode({ bell })];
  someone = await Promise.all(Array.from({ length: people }, () => house.addSomeone()));
});
afterAll(() => house.close());

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One change, or one taken back, or one of those done again. */
function change({ doc, undo }: WobblyEditor, random: SeededRandom): void {
  if (random.chance(0.15)) undo.undo();
  else if (random.chance(0.1)) undo.redo();
  else edit(doc, random);
}

async function write(editors: readonly WobblyEditor[], random: SeededRandom): Promise<void> {
  for (let step = 0; step < steps; step++) {
    change(random.pick(editors), random);
    if (random.chance(0.7)) random.pick(editors).letThrough(random);
    if (random.chance(0.03)) random.pick(editors).drop();
    if (random.chance(0.4)) await turn();
  }
}

async function run(random: SeededRandom, on: readonly Node[]): Promise<void> {
  const documentId = await house.addDocument();
  const editors = someone.map((each) => new WobblyEditor(random.pick(on).url, each, documentId));
  try {
    await write(editors, random);
    for (const editor of editors) editor.heal();
    await waitUntil(() => editors.every((editor) => editor.saved), { timeout: 30_000 });
    const agree = async (): Promise<boolean> => {
      const expected = contentOf(await house.replay(documentId));
      return editors.every((editor) => editor.saved && contentOf(editor.doc) === expected);
    };
    await waitUntil(agree, { timeout: 30_000 });
    await expectOnePage(house, documentId, editors);
    expect(editors.every(({ doc }) => isWhole(doc))).toBe(true);
    // Lost lines are the only thing that came between them and the server.
    expect(editors.flatMap(({ closeCodes }) => closeCodes).filter((code) => code !== 1006)).toEqual([]);
  } finally {
    for (const editor of editors) editor.leave();
  }
}

/** Many pages at once, each from a seed of its own. */
async function runMany(count: number, on: readonly Node[]): Promise<void> {
  const given = process.env['SEED'];
  const seeds = given
    ? [Number(given)]
    : Array.from({ length: count }, () => Math.floor(Math.random() * 2 ** 32));
  while (seeds.length > 0) {
    await Promise.all(seeds.splice(0, together).map((seed) => runSeeded((random) => run(random, on), seed)));
  }
}

describe('[SY5] [SY7] [SY16] five people who change everything at once', () => {
  it(
    `have one page on one node, ${pages} times`,
    () => runMany(pages, nodes.slice(0, 1)),
    60_000 + pages * 2_000,
  );

  it(
    `have one page on two nodes, ${Math.ceil(pages / 10)} times`,
    () => runMany(Math.ceil(pages / 10), nodes),
    60_000 + pages * 2_000,
  );

  it('leave nothing behind', async () => {
    for (const { collaboration } of nodes) {
      await waitUntil(() => Object.values(collaboration.stats()).every((count) => count === 0));
    }
  });
});
