/** Difference of two shares: Cohen's h, 2 asin sqrt p - 2 asin sqrt q. 0.2 is small, 0.5 medium, 0.8 large. */
export function effectOfShares(share: number, other: number): number {
  return 2 * Math.asin(Math.sqrt(share)) - 2 * Math.asin(Math.sqrt(other));
}

/** What is known of a number over some units: how many have it, its sum and the sum of its squares. */
export interface Moments {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

export function meanOf({ n, sum }: Moments): number | null {
  return n === 0 ? null : sum / n;
}

/**
 * Difference of two means in pooled standard deviations: Cohen's d. Null when a side has fewer than two values, or when
 * nothing varies.
 */
export function effectOfMeans(a: Moments, b: Moments): number | null {
  if (a.n < 2 || b.n < 2) return null;
  const within = (m: Moments): number => Math.max(0, m.squares - m.sum ** 2 / m.n);
  const deviation = Math.sqrt((within(a) + within(b)) / (a.n + b.n - 2));
  return deviation === 0 ? null : (a.sum / a.n - b.sum / b.n) / deviation;
}
