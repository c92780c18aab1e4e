import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');

/** The hex colours of the first block after `selector`. */
function colours(selector: string): Map<string, string> {
  const from = css.indexOf('{', css.indexOf(selector));
  const block = css.slice(from, css.indexOf('}', from));
  return new Map(
    Array.from(block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g), (match) => [match[1] ?? '', match[2] ?? '']),
  );
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2 contrast of two colours, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const day = colours("[data-theme='light'] {");
const night = colours(":root:not([data-theme='light']) {");
const inks = Array.from({ length: 10 }, (_, slot) => `ink-${slot + 1}`);
const texts = ['ink', 'ink-soft', 'action', 'danger', 'warn', ...inks];
const grounds = ['paper', 'sheet', 'sunk'];
const pairs: readonly (readonly [string, string, number])[] = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground, 4.5] as const)),
  ...['line', 'spot-line', 'focus-outer'].flatMap((line) =>
    grounds.map((ground) => [line, ground, 3] as const),
  ),
  ['on-action', 'action', 4.5],
  ['on-action', 'action-strong', 4.5],
  ['on-danger', 'danger', 4.5],
  ['on-spot', 'spot-fill', 4.5],
  ['spot-line', 'paper', 4.5],
  ['ink', 'action-tint', 7],
  ['ink', 'danger-tint', 7],
  ['ink', 'warn-tint', 7],
  ['ink', 'spot-tint', 7],
  ['action', 'action-tint', 3],
  ['danger', 'danger-tint', 3],
  ['warn', 'warn-tint', 3],
  ['focus-inner', 'focus-outer', 9],
];

describe.each([
  ['day', day],
  ['night', night],
])('the %s paper', (_, paper) => {
  it.each(pairs)('%s reads on %s at %d to 1', (front, back, least) => {
    expect(contrast(paper.get(front) ?? '', paper.get(back) ?? '')).toBeGreaterThanOrEqual(least);
  });

  it('gives each sector slot an ink of its own', () => {
    expect(new Set(inks.map((ink) => paper.get(ink))).size).toBe(10);
  });
});

it('is the same night whether the device or the reader chose it', () => {
  expect(colours("\n[data-theme='dark'] {")).toEqual(night);
});

it('names the same colours by day and by night', () => {
  expect([...night.keys()].sort()).toEqual([...day.keys()].sort());
});
