/** Quantile of the normal distribution between which and its negative 95 % lie. */
const z = 1.96;

/**
 * The size of a population of which `found` were among `looked` units drawn from `all`, and the larger half of its 95 %
 * interval: Wilson's score interval, with the correction for drawing without putting back. Whole units, rounded up.
 */
export function marginOf({
  found,
  looked,
  all,
}: {
  readonly found: number;
  readonly looked: number;
  readonly all: number;
}): {
  readonly size: number;
  readonly margin: number;
} {
  if (looked === 0) return { size: 0, margin: all };
  if (looked >= all) return { size: found, margin: 0 };
  const share = found / looked;
  const n = (looked * (all - 1)) / (all - looked);
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const size = Math.round(share * all);
  const [low, high] = [(middle - half) * all, (middle + half) * all];
  return { size, margin: Math.ceil(Math.max(size - low, high - size)) };
}
