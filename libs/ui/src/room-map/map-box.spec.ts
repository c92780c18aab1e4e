import { seatOf } from './map-box';

const box = { x: -100, y: -60, width: 200, height: 120 };
const own = (x: number, y: number, isRight = false) => ({ x, y, isRight });

describe('the letter of a group', () => {
  it('stands in the middle where nothing is in its way', () => {
    expect(seatOf({ x: 50, y: 10 }, null, 12, box)).toEqual({ x: 50, y: 10 });
    expect(seatOf({ x: 50, y: 10 }, own(-50, 10), 12, box)).toEqual({ x: 50, y: 10 });
    expect(seatOf({ x: 50, y: 10 }, own(50, 40), 12, box)).toEqual({ x: 50, y: 10 });
  });

  it('makes room for the reader’s own dot, to the side on which it is already', () => {
    expect(seatOf({ x: 50, y: 0 }, own(50, 4), 12, box).y).toBeLessThan(4 - 0.98 * 12);
    expect(seatOf({ x: 50, y: 8 }, own(50, 4), 12, box).y).toBeGreaterThan(4 + 0.98 * 12);
  });

  it('makes room for the word beside it, on whichever side that stands', () => {
    expect(seatOf({ x: 20, y: 0 }, own(0, 0), 12, box).y).not.toBe(0);
    expect(seatOf({ x: 20, y: 0 }, own(0, 0, true), 12, box).y).toBe(0);
    expect(seatOf({ x: -20, y: 0 }, own(0, 0, true), 12, box).y).not.toBe(0);
  });

  it('does not leave the drawing', () => {
    expect(seatOf({ x: 0, y: -52 }, own(0, -50), 12, box).y).toBeGreaterThan(-50);
    expect(seatOf({ x: 0, y: 52 }, own(0, 50), 12, box).y).toBeLessThan(50);
  });
});
