import type { LinePoint } from "./line.ts";

/** Room that one end label takes, in px. */
export const labelHeight = { double: 34, single: 18 };

/**
 * Moves labels apart so that none covers another, keeping their order and staying inside the box. `wanted` and the answer
 * are centre lines in px.
 */
export function spreadLabels(
  wanted: readonly number[],
  height: number,
  top: number,
  bottom: number,
): readonly number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at || a.index - b.index);
  let floor = top + height / 2;
  for (const label of order) {
    label.at = Math.max(label.at, floor);
    floor = label.at + height;
  }
  let ceiling = bottom - height / 2;
  for (const label of order.toReversed()) {
    label.at = Math.min(label.at, ceiling);
    ceiling = label.at - height;
  }
  const placed = new Array<number>(wanted.length).fill(0);
  for (const { at, index } of order) placed[index] = at;
  return placed;
}

/**
 * Which points get a label on the axis: 4 to 6 of them, the first and the last always, starts of a month or year first,
 * and none closer than a label is wide.
 */
export function pickTicks(points: readonly LinePoint[], width: number, most = 6): readonly number[] {
  const count = points.length;
  if (count === 0) return [];
  if (count === 1) return [0];
  const room = Math.max(2, Math.min(most, Math.floor(width / 72)));
  const apart = (count - 1) / room;
  const chosen = [0, count - 1];
  const free = (index: number): boolean => chosen.every((other) => Math.abs(other - index) >= apart * 0.85);
  const starts = points.flatMap((point, index) => (point.label.starts ? [index] : []));
  const even = Array.from({ length: room - 1 }, (_, index) => Math.round(((index + 1) * (count - 1)) / room));
  for (const index of [...starts, ...even]) if (chosen.length < room && free(index)) chosen.push(index);
  return chosen.sort((a, b) => a - b);
}
