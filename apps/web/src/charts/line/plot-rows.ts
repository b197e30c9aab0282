import type { LineModel } from "./line.ts";

/** Rows for the plot: `v` the finished part, `u` the last step of an unfinished one, `c` the comparison, by series place. */
export function plotRows(model: LineModel): readonly Record<string, number | null>[] {
  const last = model.points.length - 1;
  return model.points.map((_, at) => {
    const row: Record<string, number | null> = { at };
    for (const [place, { values, compare }] of model.series.entries()) {
      const open = model.unfinished && at === last && last > 0;
      row[`v${place}`] = open ? null : (values[at] ?? null);
      row[`u${place}`] = model.unfinished && at >= last - 1 ? (values[at] ?? null) : null;
      row[`c${place}`] = compare?.[at] ?? null;
    }
    return row;
  });
}
