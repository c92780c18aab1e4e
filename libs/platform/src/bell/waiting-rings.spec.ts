import { WaitingRings } from './waiting-rings';

it('keeps the last ring about each thing, in the order of those', () => {
  const waiting = new WaitingRings();
  waiting.add({ about: 'document', id: 'a', sequence: 1 });
  waiting.add({ about: 'debate', id: 'a', sequence: 5 });
  waiting.add({ about: 'document', id: 'a', sequence: 2 });
  expect(waiting.takeAll()).toEqual([
    { about: 'debate', id: 'a', sequence: 5 },
    { about: 'document', id: 'a', sequence: 2 },
  ]);
  expect(waiting.takeAll()).toEqual([]);
});

it('keeps what one ring says of a thing beside what another says of it', () => {
  const waiting = new WaitingRings();
  const rings = [
    { about: 'debate', id: 'a', sequence: 6 },
    { about: 'debate', id: 'a', note: 'desk' },
    { about: 'debate', id: 'a', note: 'own:b' },
    { about: 'debate', id: 'a' },
  ] as const;
  waiting.add({ about: 'debate', id: 'a', sequence: 5 });
  for (const ring of rings) waiting.add(ring);
  expect(waiting.takeAll()).toEqual(rings);
});

it('lets the oldest go rather than grow for ever', () => {
  const waiting = new WaitingRings();
  for (let id = 0; id <= 10_000; id++) waiting.add({ about: 'document', id: String(id) });
  const rings = waiting.takeAll();
  expect(rings).toHaveLength(10_000);
  expect(rings[0]?.id).toBe('1');
});
