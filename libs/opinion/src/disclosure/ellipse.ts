import { eigenOf } from '../polis/eigen';
import type { Position } from '../polis/positions';
import { rounded } from './words';

/** An ellipse in which about two thirds of some people stand. */
export interface Ellipse {
  readonly middle: Position;
  readonly radii: Position;
  /** How far the first radius is turned from the first axis, in radians. */
  readonly turn: number;
}

/** Two thirds of a normal distribution in a plane lie within so many standard deviations: √(-2 ln ⅓). */
const twoThirds = Math.sqrt(-2 * Math.log(1 / 3));

export function ellipseOf(points: readonly Position[]): Ellipse {
  const mean = (of: (point: Position) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([x]) => x), mean(([, y]) => y)];
  const xx = mean((point) => (point[0] - x) ** 2);
  const yy = mean((point) => (point[1] - y) ** 2);
  const xy = mean((point) => (point[0] - x) * (point[1] - y));
  const { values, vectors } = eigenOf(Float64Array.of(xx, xy, xy, yy), 2);
  const radius = (value: number): number => rounded(twoThirds * Math.sqrt(Math.max(0, value)));
  return {
    middle: [rounded(x), rounded(y)],
    radii: [radius(values[0]!), radius(values[1]!)],
    turn: rounded(Math.atan2(vectors[2]!, vectors[0]!)),
  };
}
