import { eventTitle } from "../../text/event-title.ts";
import { type Metric, numberOf, ofSessions } from "../metric.ts";

export const sessions: Metric = {
  name: "sessions",
  describe: "How many sessions hold at least one such event; a session belongs to the bucket in which it starts.",
  label: (series) =>
    series.event === "*" ? ofSessions("Sessions", series) : `Sessions with ${eventTitle(series.event)}`,
  needsProperty: false,
  counts: "values",
  format: "sessions",
  goodDirection: "up",
  empty: 0,
  over: "sessions",
  aggregates: () => ({ n: { fn: "count" } }),
  value: (cell) => numberOf(cell, "n") ?? 0,
  rank: (of) => of("n"),
  additive: false,
};
