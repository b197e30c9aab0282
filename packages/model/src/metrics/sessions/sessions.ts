import { eventTitle } from "../../text/event-title.ts";
import { distinctUnits } from "../distinct-units.ts";
import { type Metric, numberOf } from "../metric.ts";

export const sessions: Metric = {
  name: "sessions",
  describe: "How many sessions hold at least one such event; a session belongs to the bucket in which it starts.",
  label: (series) => `Sessions with ${eventTitle(series.event)}`,
  needsProperty: false,
  counts: "values",
  format: "sessions",
  goodDirection: "up",
  empty: 0,
  over: "sessions",
  aggregates: ({ unit }) => ({ n: distinctUnits(unit) }),
  value: (cell) => numberOf(cell, "n") ?? 0,
  rank: (of) => of("n"),
  additive: false,
};
