import { printedChart } from './printed-chart';
import { aPicture, inNumbers, inWords } from './testing/report';

const chartOf = (picture = aPicture()) =>
  printedChart({ label: '“Joy.”', finding: 'In this room.', picture });

describe('a chart on paper', () => {
  it('has a row for each sector that is shown and none for a hidden one', () => {
    const { label, finding, rows } = chartOf();
    expect([label, finding]).toEqual(['“Joy.”', 'In this room.']);
    expect(rows.map(({ name, answers }) => [name, answers])).toEqual([
      ['Health', '40 answered'],
      ['Culture', '10 to 14 answered'],
      ['Council and public health', '10 to 14 answered'],
    ]);
    expect(JSON.stringify(rows)).not.toContain('Voluntary');
    expect(new Set(rows.map(({ mark, ink }) => `${mark} ${ink}`)).size).toBe(3);
  });

  it('draws disagree from the right to the left, and a word as a block that has no number', () => {
    const [, culture] = chartOf().rows;
    expect(culture?.bars).toEqual([
      {
        side: 'disagree',
        from: 40,
        to: 100,
        block: { from: 60, to: 90 },
        point: null,
        words: 'few disagree',
      },
      { side: 'agree', from: 40, to: 100, block: { from: 60, to: 90 }, point: null, words: 'most agree' },
      { side: 'pass', from: 0, to: 40, block: { from: 0, to: 10 }, point: null, words: 'hardly any pass' },
    ]);
    expect(JSON.stringify(culture)).not.toContain('%');
  });

  it('draws a number as a point, in words that never say all or nobody', () => {
    const [health] = chartOf().rows;
    expect(health?.bars).toEqual([
      { side: 'disagree', from: 91, to: 100, block: null, point: 97, words: 'hardly any disagree, under 5%' },
      { side: 'agree', from: 91, to: 100, block: null, point: 97, words: 'nearly all agree, over 95%' },
      { side: 'pass', from: 2, to: 15, block: null, point: 8, words: 'hardly any pass, 8%' },
    ]);
  });

  it('draws two sectors that are shown the same alike, whatever they are', () => {
    const picture = aPicture();
    const same = picture.sectors.map((each) => ({
      ...each,
      agree: inWords('few'),
      disagree: inNumbers('most', { share: 0.7, low: 0.6, high: 0.8 }),
    }));
    const drawn = chartOf({ ...picture, sectors: same }).rows.map(({ bars }) =>
      JSON.stringify(bars.slice(0, 2)),
    );
    expect(new Set(drawn).size).toBe(1);
  });
});
