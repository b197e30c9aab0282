/** How much a figure changed between two spans of equally many days, and whether the days' own scatter explains it. */
export interface Change {
  readonly direction: "up" | "down" | "flat";
  /** Relative change; null when there was nothing before. */
  readonly ratio: number | null;
  /** Size against the scatter of the days (Welch); 0 when level. Orders the findings, never shown as a probability. */
  readonly weight: number;
}

const smallestChange = 0.05;
const smallestWeight = 2;

export function changeOf(now: readonly number[], before: readonly number[]): Change {
  const [a, b] = [sum(now), sum(before)];
  const ratio = b === 0 ? null : (a - b) / Math.abs(b);
  const weight = Math.abs(welch(now, before));
  const level = a === b || weight < smallestWeight || (ratio !== null && Math.abs(ratio) < smallestChange);
  if (level) return { direction: "flat", ratio, weight: 0 };
  return { direction: a > b ? "up" : "down", ratio, weight };
}

function welch(a: readonly number[], b: readonly number[]): number {
  const scatter = Math.sqrt(variance(a) / Math.max(1, a.length) + variance(b) / Math.max(1, b.length));
  const difference = mean(a) - mean(b);
  if (scatter === 0) return difference === 0 ? 0 : Number.MAX_SAFE_INTEGER;
  return difference / scatter;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);

function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1);
}
