import { eventTitle } from "../../text/event-title.ts";
import { type Metric, numberOf } from "../metric.ts";

export const total: Metric = {
  name: "total",
  describe: "How many events.",
  label: (series) => eventTitle(series.event),
  needsProperty: false,
  counts: "events",
  format: "events",
  goodDirection: "up",
  empty: 0,
  over: "events",
  aggregates: () => ({ n: { fn: "count" } }),
  value: (cell) => numberOf(cell, "n") ?? 0,
  rank: (of) => of("n"),
  additive: true,
};
