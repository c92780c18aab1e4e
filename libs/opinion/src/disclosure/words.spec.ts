import { bands } from '@samepage/contracts';
import { bandEdges, bandOf } from './words';

it('has words for shares from none to all, each where its edges are', () => {
  const edges = bands.map((band) => bandEdges[band]);
  expect(edges.flat()[0]).toBe(0);
  expect(edges.flat().at(-1)).toBe(1);
  edges.slice(1).forEach(([from], index) => expect(from).toBe(edges[index]![1]));
  for (let share = 0; share <= 1; share += 0.001) {
    const [from, to] = bandEdges[bandOf(share)];
    expect(share).toBeGreaterThanOrEqual(from);
    expect(share).toBeLessThanOrEqual(to);
  }
});
