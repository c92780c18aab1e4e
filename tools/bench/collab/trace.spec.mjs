import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { readEdits, readTrace } from './trace.mjs';

test('without a trace, writing is made up, the same each time', async () => {
  const one = await readTrace(2_000, '');
  const other = await readTrace(2_000, '');
  assert.equal(one.updates.length, 2_000);
  assert.deepEqual(one.updates.at(-1), other.updates.at(-1));
  assert.match(one.notes[0], /made up/);
  const doc = new Y.Doc();
  for (const update of one.updates) Y.applyUpdate(doc, update);
  assert.equal(doc.getText('words').length, one.length);
});

test('a trace is read as places or as history', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'samepage-bench-'));
  context.after(() => rm(folder, { recursive: true }));
  const places = join(folder, 'editing-trace.js');
  await writeFile(places, 'var edits = [[0,0,"a"],\n[1,0,"b"],\n[0,1]]');
  const history = join(folder, 'paper.json.gz');
  const change = (startOp, ...ops) => JSON.stringify({ actor: 'x', startOp, ops });
  const insert = (elemId, value) => ({ action: 'set', obj: '1@x', insert: true, elemId, value });
  const lines = [
    change(1, { action: 'makeText', obj: '_root', key: 'text' }),
    change(2, insert('_head', 'a'), insert('2@x', 'b')),
    change(4, { action: 'del', obj: '1@x', elemId: '2@x' }, { action: 'set', obj: '9@x', key: 'cursor' }),
    // After one that is gone already.
    change(6, insert('2@x', 'c')),
  ];
  await writeFile(history, gzipSync(lines.join('\n')));
  const first = [
    [0, 0, 'a'],
    [1, 0, 'b'],
    [0, 1, ''],
  ];
  assert.deepEqual(readEdits(places), first);
  assert.deepEqual(readEdits(history), [...first, [0, 0, 'c']]);
});
