/** Eigenvalues, the largest first, and their vectors as columns of a size × size matrix, row by row. */
export interface Eigen {
  readonly values: readonly number[];
  readonly vectors: Float64Array;
}

const mostSweeps = 30;

/** Of a small symmetric matrix, by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5). */
export function eigenOf(symmetric: Float64Array, size: number): Eigen {
  const matrix = Float64Array.from(symmetric);
  const vectors = Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0));
  for (let sweep = 0; sweep < mostSweeps && offDiagonal(matrix, size) > 0; sweep += 1) {
    for (let one = 0; one < size; one += 1) {
      for (let other = one + 1; other < size; other += 1) rotate(matrix, vectors, size, one, other);
    }
  }
  const order = Array.from({ length: size }, (_, index) => index).sort(
    (one, other) => matrix[other * size + other]! - matrix[one * size + one]!,
  );
  return {
    values: order.map((index) => matrix[index * size + index]!),
    vectors: vectors.map((_, at) => vectors[Math.floor(at / size) * size + order[at % size]!]!),
  };
}

/** What is left beside the diagonal, where it is more than rounding. */
function offDiagonal(matrix: Float64Array, size: number): number {
  let off = 0;
  let on = 0;
  for (let at = 0; at < matrix.length; at += 1) {
    if (at % (size + 1) === 0) on = Math.max(on, Math.abs(matrix[at]!));
    else off = Math.max(off, Math.abs(matrix[at]!));
  }
  return off > on * 1e-15 ? off : 0;
}

/** Turns two of the axes so that nothing is left where they meet. */
function rotate(matrix: Float64Array, vectors: Float64Array, size: number, one: number, other: number): void {
  const meeting = matrix[one * size + other]!;
  if (meeting === 0) return;
  const ratio = (matrix[other * size + other]! - matrix[one * size + one]!) / (2 * meeting);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  const turn = (within: Float64Array, first: number, second: number): void => {
    const [a, b] = [within[first]!, within[second]!];
    within[first] = cosine * a - sine * b;
    within[second] = sine * a + cosine * b;
  };
  for (let index = 0; index < size; index += 1) turn(matrix, index * size + one, index * size + other);
  for (let index = 0; index < size; index += 1) turn(matrix, one * size + index, other * size + index);
  for (let index = 0; index < size; index += 1) turn(vectors, index * size + one, index * size + other);
}
