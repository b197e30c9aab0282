/** How much a figure changed between two spans of equally many days, and whether the days' own scatter explains it. */
export interface Change {
  readonly direction: "up" | "down" | "flat";
  /** Relative change; null when there was nothing before. */
  readonly ratio: number | null;
  /** Size against the scatter of the days; 0 when level. Orders the findings, never shown as a probability. */
  readonly weight: number;
}

const smallestChange = 0.05;
const smallestWeight = 2;

/** Both spans are whole weeks, so each day is compared with the same weekday: a weekly rhythm is no scatter. */
export function changeOf(now: readonly number[], before: readonly number[]): Change {
  const [a, b] = [sum(now), sum(before)];
  const ratio = b === 0 ? null : (a - b) / Math.abs(b);
  const weight = Math.abs(pairedWeight(now.map((value, day) => value - (before[day] ?? 0))));
  const level = a === b || weight < smallestWeight || (ratio !== null && Math.abs(ratio) < smallestChange);
  if (level) return { direction: "flat", ratio, weight: 0 };
  return { direction: a > b ? "up" : "down", ratio, weight };
}

/** Mean of the differences in units of its standard error. */
function pairedWeight(differences: readonly number[]): number {
  const n = differences.length;
  if (n < 2) return 0;
  const mean = sum(differences) / n;
  const variance = sum(differences.map((value) => (value - mean) ** 2)) / (n - 1);
  if (variance === 0) return mean === 0 ? 0 : Number.MAX_SAFE_INTEGER;
  return mean / Math.sqrt(variance / n);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
