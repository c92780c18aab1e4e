import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Figures } from './figures.mjs';
import { judge } from './goals.mjs';
import { median, percentile, spread } from './statistics.mjs';
import { cell, short, table } from './table.mjs';

test('percentiles are values that were measured', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.equal(percentile(values, 0.5), 50);
  assert.equal(percentile(values, 0.99), 99);
  assert.equal(percentile(values, 1), 100);
  assert.equal(percentile([7], 0.01), 7);
  assert.ok(Number.isNaN(percentile([], 0.5)));
});

test('a median of an even number lies between the two in the middle', () => {
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([10, 9, 2]), 9);
});

test('a round that gave nothing is left out', () => {
  assert.deepEqual(spread([3, NaN, 1]), { median: 2, min: 1, max: 3 });
  assert.ok(Number.isNaN(spread([]).median));
});

test('numbers are as short as they can be', () => {
  assert.deepEqual([0, 0.123, 1.234, 12.34, 123.4, 1234.5, NaN].map(short), [
    '0',
    '0.12',
    '1.23',
    '12.3',
    '123',
    '1235',
    '–',
  ]);
});

test('a cell says median, spread and ratio', () => {
  assert.equal(cell([2, 4, 3], [1.5]), '3.00 [2.00–4.00] ×2.00');
  assert.equal(cell([3], undefined), '3.00');
  assert.equal(cell([], [1]), '');
  assert.equal(cell([3], [-0.1]), '3.00');
});

function figures() {
  const found = new Figures(['relay', 'hocuspocus', 'ours']);
  for (const round of [1, 2, 3]) {
    found.add('relay', { 'edit to peer p50, ms': round });
    found.add('ours', { 'edit to peer p50, ms': 2 * round });
  }
  return found;
}

test('a table has a column for each server and divides by the first', () => {
  assert.deepEqual(table(figures().byName, ['relay', 'ours']).split('\n'), [
    '|                      | relay            | ours ×relay            |',
    '| -------------------- | ---------------- | ---------------------- |',
    '| edit to peer p50, ms | 2.00 [1.00–3.00] | 4.00 [2.00–6.00] ×2.00 |',
  ]);
});

test('the figures are written with their unit and ratio', () => {
  assert.deepEqual(figures().list('(a) typing')[1], {
    scenario: '(a) typing',
    name: 'edit to peer p50',
    value: 4,
    unit: 'ms',
    peer: 'ours',
    ratio: 2,
    min: 2,
    max: 6,
  });
});

test('a goal is judged by the medians', () => {
  const { byName } = figures();
  const figure = 'edit to peer p50, ms';
  assert.equal(judge(byName, { figure, than: 'relay', times: 2 }).met, true);
  assert.equal(judge(byName, { figure, than: 'relay', times: 1.9 }).met, false);
  assert.equal(judge(byName, { figure, than: 'relay', plus: 2 }).met, true);
  assert.equal(judge(byName, { figure, most: 3 }).met, false);
  assert.equal(
    judge(byName, { figure, than: 'relay', times: 1.5 }).says,
    'MISSED edit to peer p50, ms ≤ 1.5× relay: ×2.00, 4.00 (at most 3.00)',
  );
});

test('a goal without figures is neither met nor missed', () => {
  const { byName } = figures();
  const missing = judge(byName, { figure: 'edit to peer p50, ms', than: 'hocuspocus', times: 1 });
  assert.equal(missing.met, null);
  assert.match(missing.says, /not measured/);
});
