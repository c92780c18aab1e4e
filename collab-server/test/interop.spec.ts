import { page } from './frames/dom';
import { runSeeded, waitUntil, type SeededRandom } from '@samepage/testing';
import { Editor as Tiptap } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import { TextSelection } from '@tiptap/pm/state';
import { StarterKit } from '@tiptap/starter-kit';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Editor } from './editor';
import { contentOf } from './frames/content';
import { expectOnePage } from './frames/one-page';
import { House } from './house';
import type { Someone } from './tables';

/** Clients that know nothing of us: y-websocket's provider, here and in another process, and Tiptap on top of it. */
let house: House;
let amina: Someone;
let bryn: Someone;
let reader: Someone;
let documentId: string;
const open: { destroy(): void }[] = [];

beforeAll(async () => {
  house = await House.open();
  await house.addNode();
  [amina, bryn] = [await house.addSomeone(), await house.addSomeone()];
  reader = await house.addSomeone('commissioner');
});
afterAll(() => house.close());
beforeEach(async () => {
  documentId = await house.addDocument();
});
afterEach(() => open.splice(0).forEach((each) => each.destroy()));

const stock = (someone: Someone): Editor => house.edit(someone, documentId, { tracked: false });
const synced = (...editors: Editor[]): Promise<void> => waitUntil(() => editors.every((each) => each.synced));

function tiptapOn(editor: Editor, editable = true): Tiptap {
  const tiptap = new Tiptap({
    element: page.createElement('div'),
    extensions: [
      StarterKit.configure({ undoRedo: false }),
      Collaboration.configure({ document: editor.doc }),
    ],
    editable,
  });
  open.push(tiptap);
  return tiptap;
}

interface Seen {
  readonly text: string;
  readonly people: number;
}

/** A client in a process of its own; `last` is what it saw last. */
function outside(someone: Someone, text: string): { readonly last: Seen | undefined; stop(): Promise<void> } {
  const script = resolve(import.meta.dirname, 'interop-client.mjs');
  const child = spawn(process.execPath, [script, house.node.url, documentId, someone.cookie, text], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let last: Seen | undefined;
  createInterface(child.stdout).on('line', (line) => {
    last = JSON.parse(line) as Seen;
  });
  const ended = once(child, 'exit');
  return {
    get last() {
      return last;
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

describe('the stock y-websocket provider', () => {
  it('[SY2] shares a document without our extension, and is sent none of it', async () => {
    const [one, two] = [stock(amina), stock(bryn)];
    const types = new Set<number>();
    two.provider.messageHandlers.forEach((handle, type) => {
      two.provider.messageHandlers[type] = (...values) => {
        types.add(type);
        handle(...values);
      };
    });
    await synced(one, two);
    one.write('from one ');
    await waitUntil(() => two.text === 'from one ');
    two.write('from two ');
    await waitUntil(() => one.text === 'from two from one ');
    expect([...types].every((type) => type <= 3)).toBe(true);
    await expectOnePage(house, documentId, [one, two]);
  });

  it('brings back what was written without a connection', async () => {
    const [one, two] = [stock(amina), stock(bryn)];
    await synced(one, two);
    one.write('before ');
    await waitUntil(() => two.text === 'before ');
    one.cut();
    one.write('alone ');
    two.write('meanwhile ');
    one.provider.connect();
    await waitUntil(() => one.synced && two.text.includes('alone') && one.text === two.text);
    await expectOnePage(house, documentId, [one, two]);
  });

  it('does so from another process', async () => {
    const here = stock(amina);
    await synced(here);
    here.provider.awareness.setLocalStateField('cursor', 'here');
    here.write('from here, ');
    const there = outside(bryn, 'from there');
    await waitUntil(() => here.text === 'from here, from there');
    await waitUntil(() => there.last?.text === here.text && there.last.people === 2);
    here.write('again ');
    await waitUntil(() => there.last?.text === 'again from here, from there');
    await waitUntil(() => here.others.length === 1);
    await there.stop();
    await waitUntil(() => here.others.length === 0);
    await expectOnePage(house, documentId, [here]);
  });
});

describe('Tiptap', () => {
  /** What people do with a keyboard and a few buttons, at a random place. */
  function change(tiptap: Tiptap, random: SeededRandom): void {
    const { doc, tr } = tiptap.state;
    const from = doc.resolve(1 + random.below(doc.content.size - 1));
    const block = TextSelection.near(from).$from;
    const anchor = block.start() + random.below(block.parent.content.size + 1);
    const head = Math.min(block.end(), anchor + random.below(8));
    tiptap.view.dispatch(tr.setSelection(TextSelection.create(doc, anchor, head)));
    const acts = [
      () => tiptap.commands.insertContent(random.pick(['one ', 'two ', 'three '])),
      () => tiptap.commands.insertContentAt(head, random.pick(['four ', 'five '])),
      () => tiptap.commands.toggleBold(),
      () => tiptap.commands.toggleItalic(),
      () => tiptap.chain().setTextSelection(anchor).splitBlock().run(),
      () => tiptap.commands.deleteSelection(),
      () => tiptap.commands.toggleHeading({ level: 2 }),
      () => tiptap.commands.undo(),
    ];
    random.pick(acts)();
  }

  const pageOf = (tiptap: Tiptap): string => JSON.stringify(tiptap.getJSON());
  const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

  it('two people who type and format at once have one page', () =>
    runSeeded(async (random) => {
      const editors = [stock(amina), stock(bryn)];
      await synced(...editors);
      const tiptaps = editors.map((editor) => tiptapOn(editor));
      tiptaps[0]!.commands.setContent('<p>What we hold in common</p><p>and what we do not</p>');
      for (let step = 0; step < 150; step++) {
        change(random.pick(tiptaps), random);
        if (random.chance(0.5)) await turn();
        if (random.chance(0.02)) {
          const editor = random.pick(editors);
          editor.cut();
          editor.provider.connect();
        }
      }
      const closed = (): number[] =>
        editors.flatMap(({ closeCodes }) => closeCodes).filter((code) => code > 1006);
      await waitUntil(() => closed().length > 0 || editors.every((each) => each.synced));
      expect(closed()).toEqual([]);
      const agree = async (): Promise<boolean> => {
        const expected = contentOf(await house.replay(documentId));
        return editors.every(({ doc }) => contentOf(doc) === expected);
      };
      await waitUntil(agree);
      expect(pageOf(tiptaps[0]!)).toBe(pageOf(tiptaps[1]!));
      await expectOnePage(house, documentId, editors);
      expect(closed()).toEqual([]);
    }));

  it('[SY15] a reader whose replica tidies up marks stays, and sees what the writers see', async () => {
    const [writer, other] = [stock(amina), stock(bryn)];
    const watching = stock(reader);
    await synced(writer, other, watching);
    const [first, second, seen] = [tiptapOn(writer), tiptapOn(other), tiptapOn(watching, false)];
    first.commands.setContent('<p>Marks that two people set at once leave some to be tidied up</p>');
    await waitUntil(() => pageOf(second) === pageOf(first) && pageOf(seen) === pageOf(first));
    for (let round = 0; round < 10; round++) {
      first.commands.setTextSelection({ from: 3 + round, to: 20 + round });
      first.commands.toggleBold();
      second.commands.setTextSelection({ from: 8 + round, to: 30 + round });
      second.commands.toggleBold();
      if (round % 3 === 2) second.commands.deleteRange({ from: 10, to: 14 });
      await waitUntil(() => pageOf(second) === pageOf(first) && pageOf(seen) === pageOf(first));
    }
    expect(watching.closeCodes).toEqual([]);
    expect(watching.provider.wsconnected).toBe(true);
    await expectOnePage(house, documentId, [writer, other, watching]);
  });
});
