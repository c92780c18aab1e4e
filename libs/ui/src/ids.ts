let last = 0;

/** A fresh id for tying one element to another by `for` or `aria-describedby`. */
export function freshId(prefix: string): string {
  last += 1;
  return `${prefix}-${last}`;
}
