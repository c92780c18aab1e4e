import { withSeed } from '@samepage/testing';
import { ClockRanges } from './clock-ranges';

describe('a set of clocks', () => {
  it('keeps ranges that touch as one', () => {
    const set = new ClockRanges();
    set.add(5, 8);
    set.add(0, 2);
    set.add(8, 10);
    set.add(3, 3);
    expect(set.ranges).toEqual([
      { from: 0, to: 2 },
      { from: 5, to: 10 },
    ]);
    set.add(1, 6);
    expect(set.ranges).toEqual([{ from: 0, to: 10 }]);
  });

  withSeed('is the set of what was added, in as few ranges as there can be', (random) => {
    const set = new ClockRanges();
    const model = new Set<number>();
    for (let round = 0; round < 300; round++) {
      const from = random.below(200);
      const to = from + random.below(12);
      set.add(from, to);
      for (let clock = from; clock < to; clock++) model.add(clock);
      const start = random.below(200);
      const end = start + random.below(40);
      const missing = set.missing(start, end).flatMap((range) => clocksOf(range));
      expect(missing).toEqual(clocksOf({ from: start, to: end }).filter((clock) => !model.has(clock)));
    }
    const clocks = set.ranges.flatMap((range) => clocksOf(range));
    expect(clocks).toEqual([...model].sort((a, b) => a - b));
    set.ranges.forEach(({ from }, index) => expect(set.ranges[index - 1]?.to ?? -1).toBeLessThan(from));
  });

  withSeed('is the same whether ranges are added one by one or at once', (random) => {
    for (let round = 0; round < 100; round++) {
      const some = (count: number) =>
        Array.from({ length: count }, () => random.below(400))
          .sort((one, other) => one - other)
          .map((from) => ({ from, to: from + random.below(5) }));
      const [before, added] = [some(random.below(80)), some(random.below(80))];
      const [atOnce, oneByOne] = [new ClockRanges(), new ClockRanges()];
      for (const set of [atOnce, oneByOne]) for (const { from, to } of before) set.add(from, to);
      atOnce.addAll(added);
      for (const { from, to } of added) oneByOne.add(from, to);
      expect(atOnce.ranges).toEqual(oneByOne.ranges);
      const asked = some(20);
      expect(atOnce.missingOf(asked)).toEqual(asked.flatMap(({ from, to }) => oneByOne.missing(from, to)));
    }
  });
});

function clocksOf({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
