import { eventTitle } from "../../text/event-title.ts";
import { distinctUnits } from "../distinct-units.ts";
import { type Metric, numberOf } from "../metric.ts";

export const unique: Metric = {
  name: "unique",
  describe: "How many different units did it at least once.",
  label: (series, { units }) => `${units} with ${eventTitle(series.event)}`,
  needsProperty: false,
  counts: "units",
  format: "units",
  goodDirection: "up",
  empty: 0,
  over: "events",
  aggregates: ({ unit }) => ({ n: distinctUnits(unit) }),
  value: (cell) => numberOf(cell, "n") ?? 0,
  rank: (of) => of("n"),
  additive: false,
};
