import type { Aggregate, Expr, Plan } from "@throughline/query";
import { eventProperty, eventsPlan } from "../../../conditions/did/event-plan.ts";
import { column, letter } from "../../../conditions/test/field-columns.ts";
import { distinctUnits } from "../../../metrics/distinct-units.ts";
import { lowerPopulation } from "../../../population/lower.ts";
import type { Clock } from "../../../time/clock.ts";
import type { Dimension, TrendQuery } from "../trend.ts";
import { dimensionField, hasPlainValue, joinDimensions } from "./dimension.ts";
import type { Period } from "./period.ts";

/**
 * The values of one dimension by their total over the range for the first series: most first, ties by value. Columns
 * `s`, `display`, `n`, `b`, and `groups`: how many values there are in all. Averages and the like rank by events.
 */
export function rankPlan(query: TrendQuery, dimension: Dimension, period: Period, limit: number, clock: Clock): Plan {
  const [series] = query.series;
  if (!series) throw new Error("a trend needs a series");
  const unit = query.unit === "account" ? "account" : "customer";
  const filter: readonly Expr[] = query.filter
    ? [{ in: column(unit, "e"), plan: lowerPopulation({ unit, where: query.filter }, clock) }]
    : [];
  const field = dimensionField(dimension, 0);
  const events = eventsPlan(series.event, series.where ?? [], period, clock, filter);
  const ranks: Readonly<Record<string, Aggregate>> = {
    unique: distinctUnits([column(unit, "e")]),
    sum: { fn: "sum", of: letter(eventProperty(series.property ?? ""), "n") },
  };
  const ranked: Plan = {
    aggregate: { filter: joinDimensions(events, [dimension]), where: hasPlainValue(field) },
    by: { s: letter(field, "s"), n: letter(field, "n"), b: letter(field, "b") },
    measures: { rank: ranks[series.measure] ?? { fn: "count" } },
    as: "r",
  };
  const counted: Plan = {
    window: ranked,
    columns: { groups: { fn: "count", partitionBy: [], orderBy: [] } },
    as: "r",
  };
  const named: Plan = {
    project: {
      join: counted,
      to: { scan: "strings", as: "t" },
      kind: "left",
      on: { call: "=", args: [column("s", "r"), column("id", "t")] },
    },
    columns: {
      s: column("s", "r"),
      display: column("display", "t"),
      n: column("n", "r"),
      b: column("b", "r"),
      rank: column("rank", "r"),
      groups: column("groups", "r"),
    },
    as: "v",
  };
  const ascending = ["display", "n", "b"].map((name) => ({ by: column(name, "v") }));
  return { sort: named, by: [{ by: column("rank", "v"), descending: true }, ...ascending], limit };
}
