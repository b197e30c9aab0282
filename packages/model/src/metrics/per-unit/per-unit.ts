import { eventTitle } from "../../text/event-title.ts";
import { distinctUnits } from "../distinct-units.ts";
import { type Metric, numberOf } from "../metric.ts";

export const perUnit: Metric = {
  name: "perUnit",
  describe: "Events per unit that did at least one.",
  label: (series, { units }) => `${eventTitle(series.event)} per active ${units}`,
  needsProperty: false,
  counts: "events",
  format: "ratio",
  goodDirection: "up",
  empty: null,
  over: "events",
  aggregates: ({ unit }) => ({
    n: { fn: "count", ...(unit[0] ? { where: { call: "isNotNull", args: [unit[0]] } as const } : {}) },
    units: distinctUnits(unit),
  }),
  value: (cell) => {
    const units = numberOf(cell, "units") ?? 0;
    return units === 0 ? null : (numberOf(cell, "n") ?? 0) / units;
  },
  rank: (of) => ({ call: "/", args: [of("n"), of("units")] }),
  additive: false,
};
