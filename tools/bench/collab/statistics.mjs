/** The value below which the given share (0 to 1) of the values lies, by the nearest rank; NaN when there are none. */
export function percentile(values, share) {
  if (values.length === 0) return NaN;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** The middle value, or the mean of the two in the middle; NaN when there are none. */
export function median(values) {
  if (values.length === 0) return NaN;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @returns {{ median: number, min: number, max: number }} What several rounds gave, leaving out those that gave nothing. */
export function spread(values) {
  const found = values.filter((value) => Number.isFinite(value));
  if (found.length === 0) return { median: NaN, min: NaN, max: NaN };
  return { median: median(found), min: Math.min(...found), max: Math.max(...found) };
}

/** How many times the base's median the values' is; null where the base has none, or one that cannot be divided by. */
export function ratioOf(values, base = []) {
  const divisor = spread(base).median;
  const ratio = spread(values).median / divisor;
  return divisor > 0 && Number.isFinite(ratio) ? ratio : null;
}
