import { limits } from '@samepage/contracts';
import { drawPseudonym, pseudonyms } from './pseudonyms';

it('has enough of them for a hall, all different and short enough to be a name', () => {
  expect(pseudonyms.length).toBeGreaterThanOrEqual(60);
  expect(new Set(pseudonyms.map((name) => name.toLowerCase())).size).toBe(pseudonyms.length);
  for (const name of pseudonyms) {
    expect(name).toBe(name.trim());
    expect(name.length).toBeLessThanOrEqual(limits.name);
  }
});

it('draws every one once before any comes again, and then not the same twice', () => {
  const drawn: string[] = [];
  for (const _ of pseudonyms) drawn.push(drawPseudonym(drawn));
  expect(drawn.toSorted()).toEqual(pseudonyms.toSorted());
  for (const chance of [0, 0.5, 0.999]) expect(drawPseudonym(drawn, () => chance)).not.toBe(drawn.at(-1));
});

it.each([0, 0.999])('does not draw what someone is called already, however it is written', (chance) => {
  const [first] = pseudonyms;
  const taken = [...pseudonyms.slice(2), ` ${first?.toUpperCase() ?? ''} `];
  expect(drawPseudonym(taken, () => chance)).toBe(pseudonyms[1]);
});
