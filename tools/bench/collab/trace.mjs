/**
 * Somebody's real writing, letter by letter: the editing trace of automerge/automerge-perf (a paper of 105,000
 * letters, 259,778 insertions and deletions). It is not part of this repository. BENCH_TRACE names its file
 * `edit-history/paper.json.gz` or `edit-by-index/editing-trace.js`; without it, writing is made up by a fixed seed.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { textName } from './generator/updates.mjs';

const everything = 260_000;
const client = 4_242_424;

/**
 * The first so many edits of the trace, each as an update of its own.
 * @returns {Promise<{ updates: Uint8Array[], notes: string[], length: number }>}
 */
export async function readTrace(count = everything, path = process.env.BENCH_TRACE) {
  const edits = (path ? kept(path) : madeUp(everything)).slice(0, count);
  const doc = new Y.Doc();
  doc.clientID = client;
  const text = doc.getText(textName);
  const updates = [];
  doc.on('update', (update) => updates.push(update));
  for (const [at, deleted, inserted] of edits) {
    if (deleted > 0) text.delete(at, deleted);
    if (inserted) text.insert(at, inserted);
  }
  const source = path
    ? 'The document is the real editing trace BENCH_TRACE names.'
    : 'BENCH_TRACE names no real editing trace: the document is made up (see docs/how-to/bench.md).';
  return {
    updates,
    length: text.length,
    notes: [`${source} ${edits.length} edits, ${text.length} letters left.`],
  };
}

/** Reading it takes a while, so what was found is kept in the folder for temporary files. */
function kept(path) {
  const copy = join(tmpdir(), `samepage-bench-trace-${statSync(path).size}.json`);
  try {
    return JSON.parse(readFileSync(copy, 'utf8'));
  } catch {
    const edits = readEdits(path);
    writeFileSync(copy, JSON.stringify(edits));
    return edits;
  }
}

/** The edits of a trace, each as a place, how many letters go there and what comes. */
export function readEdits(path) {
  const bytes = readFileSync(path);
  if (path.endsWith('.gz')) return fromHistory(gunzipSync(bytes).toString());
  const source = bytes.toString();
  const list = source.slice(source.indexOf('['), source.lastIndexOf(']') + 1);
  return JSON.parse(list).map(([at, deleted, inserted = '']) => [at, deleted, inserted]);
}

/** Automerge's changes name what they insert after or delete; the places are found by walking along. */
function fromHistory(lines) {
  const edits = [];
  const place = new Place();
  let text;
  for (const line of lines.split('\n')) {
    if (!line) continue;
    const { actor, startOp, ops } = JSON.parse(line);
    for (const [index, op] of ops.entries()) {
      const id = `${startOp + index}@${actor}`;
      if (op.action === 'makeText') text = id;
      else if (op.obj === text && op.insert) edits.push([place.insertAfter(op.elemId, id), 0, op.value]);
      else if (op.obj === text && op.action === 'del') {
        const at = place.remove(op.elemId);
        if (at !== undefined) edits.push([at, 1, '']);
      }
    }
  }
  return edits;
}

/** Where the last edit was, among all letters there ever were. Writing goes on close by, so the next one is found soon. */
class Place {
  #letters = [];
  /** An index of `#letters`, and how many of the letters before it are still there. */
  #index = 0;
  #visible = 0;

  insertAfter(reference, id) {
    if (reference === '_head') this.#goTo(0);
    else this.#goTo(this.#find(reference) + 1);
    this.#letters.splice(this.#index, 0, { id, isThere: true });
    return this.#visible;
  }

  /** Undefined when it was removed before. */
  remove(id) {
    this.#goTo(this.#find(id));
    const letter = this.#letters[this.#index];
    if (!letter.isThere) return undefined;
    letter.isThere = false;
    return this.#visible;
  }

  #find(id) {
    for (let away = 0; away <= this.#letters.length; away++) {
      if (this.#letters[this.#index - away]?.id === id) return this.#index - away;
      if (this.#letters[this.#index + away]?.id === id) return this.#index + away;
    }
    throw new Error(`The trace refers to ${id}, which is not there.`);
  }

  #goTo(index) {
    for (; this.#index < index; this.#index++) if (this.#letters[this.#index].isThere) this.#visible++;
    for (; this.#index > index; this.#index--) if (this.#letters[this.#index - 1].isThere) this.#visible--;
  }
}

/** Writing as people write: runs of letters, some taken back, and now and then another place. */
function madeUp(count) {
  const random = seeded(20_260_101);
  const edits = [];
  let length = 0;
  let at = 0;
  while (edits.length < count) {
    if (random() < 0.02) at = Math.floor(random() * (length + 1));
    if (at > 0 && random() < 0.3) {
      edits.push([--at, 1, '']);
      length--;
    } else {
      edits.push([at++, 0, 'etaoin shrdlu'[Math.floor(random() * 13)]]);
      length++;
    }
  }
  return edits;
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
