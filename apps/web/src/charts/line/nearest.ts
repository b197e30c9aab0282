import type { LineModel } from "./line.ts";
import type { Geometry } from "./scale.ts";
import type { Spot } from "./speech.ts";

/** The point under the pointer: nearest in time, then the series whose value is nearest in height. Null outside the plot. */
export function nearestSpot(
  model: LineModel,
  box: Geometry,
  at: { readonly x: number; readonly y: number },
): Spot | null {
  const slack = 12;
  if (at.x < box.left - slack || at.x > box.left + box.width + slack || at.y > box.top + box.height + slack)
    return null;
  const last = model.points.length - 1;
  if (last < 0) return null;
  const point = Math.min(last, Math.max(0, Math.round(((at.x - box.left) / box.width) * last)));
  let best: Spot | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const [series, { values }] of model.series.entries()) {
    const value = values[point] ?? null;
    if (value === null) continue;
    const away = Math.abs(box.y(value) - at.y);
    if (away < distance) {
      distance = away;
      best = { series, point };
    }
  }
  return best;
}
