/**
 * ln Γ(z) for z > 0, right to about 1e-14 of its size: Lanczos' approximation with g = 7 and nine terms (the
 * coefficients are P. Godfrey's, 2001).
 */
export function lnGamma(z: number): number {
  // Below a half the series loses digits; Γ(z) = Γ(z + 1) / z brings it above.
  if (z < 0.5) return lnGamma(z + 1) - Math.log(z);
  const base = z - 1;
  const shifted = base + lanczosG + 0.5;
  const sum = lanczos.reduce((total, each, index) => total + (index === 0 ? each : each / (base + index)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (base + 0.5) * Math.log(shifted) - shifted + Math.log(sum);
}

const lanczosG = 7;
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/**
 * I_x(a, b): the probability that something spread as Beta(a, b) is at most x, for a, b > 0, within 1e-12. The
 * continued fraction of DLMF 8.17.22, evaluated by Lentz's method as modified by Thompson and Barnett (1986); on the
 * side of the mean where it converges fast, the other by I_x(a, b) = 1 - I_{1-x}(b, a) (DLMF 8.17.4).
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError(`Beta(${a}, ${b}) is not a distribution.`);
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const scale = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (scale * betaFraction(x, a, b)) / a
    : 1 - (scale * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  let above = 1;
  let below = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = below;
  for (let m = 1; m <= mostTerms; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      below = 1 / awayFromZero(1 + term * below);
      above = awayFromZero(1 + term / above);
      change = above * below;
      value *= change;
    }
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return value;
}

/** Enough for a and b in the tens of thousands: it takes about the square root of the larger. */
const mostTerms = 1000;

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/**
 * The x with I_x(a, b) = probability, within 1e-12: Newton's steps, and a halving wherever one would leave what is
 * known to hold x.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`${probability} is not a probability.`);
  if (probability === 0 || probability === 1) return probability;
  const lnBeta = lnGamma(a) + lnGamma(b) - lnGamma(a + b);
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  while (high - low > 1e-15 * high) {
    const off = regularisedBeta(x, a, b) - probability;
    if (off === 0) return x;
    if (off > 0) high = x;
    else low = x;
    const slope = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - lnBeta);
    const next = x - off / slope;
    const kept = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(kept - x) <= 1e-15 * x) return kept;
    x = kept;
  }
  return x;
}
