import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.mjs';

test('three rounds of everything, unless one says otherwise', () => {
  assert.deepEqual(readOptions([]), {
    json: undefined,
    only: undefined,
    servers: undefined,
    rounds: 3,
    share: 0.1,
    isQuick: false,
  });
  assert.equal(readOptions(['--quick']).rounds, 1);
  assert.equal(readOptions(['--quick', '--rounds', '2']).rounds, 2);
  assert.deepEqual(readOptions(['--only', 'a, c']).only, ['a', 'c']);
  assert.equal(readOptions(['--share', '1']).share, 1);
  assert.equal(readOptions(['--json', 'figures.json']).json, 'figures.json');
});

test('what it does not know, it refuses', () => {
  assert.throws(() => readOptions(['--rounds', 'many']), /--rounds/);
  assert.throws(() => readOptions(['--share', '2']), /--share/);
  assert.throws(() => readOptions(['--fast']), /--fast/);
});
