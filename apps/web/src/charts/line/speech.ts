import { changeOf } from "../../ui/format/change.ts";
import { formatValue } from "../../ui/format/value.ts";
import type { LineModel } from "./line.ts";

export interface Spot {
  readonly series: number;
  readonly point: number;
}

export interface SpotWords {
  readonly value: string;
  readonly subject: string;
  readonly when: string;
  readonly before: string | null;
  readonly change: ReturnType<typeof changeOf>;
  /** The same as one sentence, for the live region. */
  readonly spoken: string;
}

/** What is said about one point: by the tooltip and, word for word, by the live region. */
export function spotWords(model: LineModel, spot: Spot): SpotWords | null {
  const series = model.series[spot.series];
  const point = model.points[spot.point];
  if (!series || !point) return null;
  const value = series.values[spot.point] ?? null;
  const before = series.compare?.[spot.point] ?? null;
  const unfinished = model.unfinished && spot.point === model.points.length - 1;
  // An unfinished interval is not set against a whole one.
  const change = unfinished ? null : changeOf(value, before, series.format, series.goodDirection);
  const when = unfinished ? `${point.label.full}, ${model.nowLabel}` : point.label.full;
  const beforeWords =
    before === null ? null : `${formatValue(before, series.format)}, ${point.compareLabel ?? "before"}`;
  const silent = model.silentFrom !== null && spot.point >= model.silentFrom;
  const printed = silent ? "nothing recorded" : value === null ? "none" : formatValue(value, series.format);
  const unit = series.format.kind === "count" && !silent ? ` ${series.format.unit}` : "";
  const compared = change
    ? `, ${change.spoken} on ${beforeWords}`
    : beforeWords === null
      ? ""
      : `, before ${beforeWords}`;
  return {
    value: printed,
    subject: `${series.name}${unit === "" || series.name.endsWith(series.format.unit) ? "" : unit}`,
    when,
    before: beforeWords,
    change,
    spoken: `${when}, ${series.name}, ${printed}${unit}${compared}`,
  };
}

/** Where an arrow key leads from a spot; null for a key that does not move. */
export function moveSpot(model: LineModel, spot: Spot, key: string): Spot | null {
  const last = model.points.length - 1;
  const rows = model.series.length;
  switch (key) {
    case "ArrowLeft":
      return { ...spot, point: Math.max(0, spot.point - 1) };
    case "ArrowRight":
      return { ...spot, point: Math.min(last, spot.point + 1) };
    case "ArrowUp":
      return { ...spot, series: (spot.series + rows - 1) % rows };
    case "ArrowDown":
      return { ...spot, series: (spot.series + 1) % rows };
    case "Home":
      return { ...spot, point: 0 };
    case "End":
      return { ...spot, point: last };
    default:
      return null;
  }
}
