import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { printedInk } from './inks';
import { contrast } from './spot';

const style = resolve(import.meta.dirname, '../../../client/src/styles/print.css');

it('are those that the screen prints with, and can be read on white', () => {
  const css = readFileSync(style, 'utf8');
  for (let slot = 1; slot <= 10; slot += 1) {
    expect(css).toContain(`--ink-${slot}: ${printedInk(slot)};`);
    expect(contrast(printedInk(slot), '#ffffff')).toBeGreaterThan(7);
  }
});

it('begin again after ten', () => {
  expect([11, 20, 0, -1].map(printedInk)).toEqual([1, 10, 10, 9].map(printedInk));
});
