import { chance } from '../chance';
import type { Centred } from './centred';

/** So many steps give the largest of any spectrum that occurs here to four digits and more. */
const mostSteps = 24;

/**
 * How much of all difference the first axis explains, 0 to 1, without the axis: Lanczos with full orthogonalisation
 * (Golub and Van Loan, Matrix Computations, 10.1), many times as fast as finding the axis itself.
 */
export function largestShare(centred: Centred): number {
  const { total, statements } = centred;
  if (!(total > 0)) return 0;
  const next = chance(1);
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let vector = scaled(Float64Array.from({ length: statements }, () => next() - 0.5));
  for (let step = 0; step < Math.min(mostSteps, statements); step += 1) {
    basis.push(vector);
    const spread = centred.spread(vector, 1);
    diagonal.push(dot(spread, vector));
    for (let pass = 0; pass < 2; pass += 1) {
      for (const other of basis) {
        const shared = dot(spread, other);
        for (let index = 0; index < statements; index += 1) spread[index]! -= shared * other[index]!;
      }
    }
    const left = Math.sqrt(dot(spread, spread));
    if (left <= total * 1e-12) break;
    beside.push(left);
    vector = spread.map((each) => each / left);
  }
  return largestOf(diagonal, beside) / total;
}

/** The largest eigenvalue of a symmetric tridiagonal matrix, by bisection (Givens; Golub and Van Loan, 8.4). */
function largestOf(diagonal: readonly number[], beside: readonly number[]): number {
  const reach = diagonal.map(
    (each, index) => each + (beside[index - 1] ?? 0) + (index + 1 < diagonal.length ? beside[index]! : 0),
  );
  let [low, high] = [Math.max(...diagonal), Math.max(...reach)];
  const isAbove = (bound: number): boolean => {
    let pivot = 1;
    for (const [index, each] of diagonal.entries()) {
      pivot = each - bound - (index > 0 ? beside[index - 1]! ** 2 / pivot : 0);
      if (pivot > 0) return true;
      if (pivot === 0) pivot = -Number.MIN_VALUE;
    }
    return false;
  };
  for (let step = 0; step < 60 && high - low > high * 1e-12; step += 1) {
    const middle = (low + high) / 2;
    if (isAbove(middle)) low = middle;
    else high = middle;
  }
  return high;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += one[index]! * other[index]!;
  return sum;
}

function scaled(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((each) => each / length);
}
