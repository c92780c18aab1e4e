import fc from 'fast-check';
import { contrast, printedSpot } from './spot';

describe('printedSpot', () => {
  it('keeps a colour that can be read, and darkens one that cannot', () => {
    expect(printedSpot('#1A5BB8')).toEqual({ fill: '#1a5bb8', ink: '#1a5bb8', on: '#ffffff' });
    expect(printedSpot('#f2c230')).toMatchObject({ fill: '#f2c230', on: '#1c1a17' });
  });

  it('falls back to the red of the house', () => {
    for (const spot of ['', 'red', '#fff', '#12345g', 'javascript:'])
      expect(printedSpot(spot).fill).toBe('#b8320f');
  });

  it('can be read on paper and on itself, whatever the artist chooses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const spot = printedSpot(`#${value.toString(16).padStart(6, '0')}`);
        expect(contrast(spot.ink, '#ffffff')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(spot.on, spot.fill)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
