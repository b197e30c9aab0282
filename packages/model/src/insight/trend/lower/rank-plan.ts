import type { Plan } from "@throughline/query";
import { column } from "../../../conditions/test/field-columns.ts";
import { metricNamed } from "../../../metrics/registry.ts";
import type { Dimension } from "../trend.ts";
import { dimensionColumns, hasPlainValue } from "./dimension.ts";
import type { Stretch } from "./period.ts";
import { groupedPlan } from "./series-plan.ts";
import type { SeriesInput } from "./source.ts";

/**
 * The values of one dimension by the series' total over the stretch: most first, those without a value last, ties by the
 * dimension's value, names of rules in their order. Columns `s`, `display`, `n`, `b`, and `groups`: how many values there are in all.
 */
export function rankPlan(input: SeriesInput, dimension: Dimension, stretch: Stretch, limit: number): Plan {
  const columns = dimensionColumns(dimension, 0, input.series.event);
  const letters = ["s", "n", "b"] as const;
  const ranked = groupedPlan(input, stretch, {
    dimensions: [dimension],
    by: letters.map((l) => [`of:${l}`, columns[l]] as const),
    bucket: false,
    where: hasPlainValue(columns),
  });
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
      on: { call: "=", args: [column("of:s", "r"), column("id", "t")] },
    },
    columns: {
      s: column("of:s", "r"),
      display: column("display", "t"),
      n: column("of:n", "r"),
      b: column("of:b", "r"),
      rank: metricNamed(input.series.measure).rank((name) => column(name, "r")),
      groups: column("groups", "r"),
    },
    as: "v",
  };
  const ascending = ["display", "n", "b"].map((name) => ({ by: column(name, "v") }));
  const order = [...ascending, { by: column("s", "v"), descending: true }];
  return { sort: named, by: [{ by: column("rank", "v"), descending: true }, ...order], limit };
}

/** One row, `n`: counted events whose value of the dimension is a list, which has no line of its own. */
export function listsPlan(input: SeriesInput, dimension: Dimension, stretch: Stretch): Plan {
  const { property: _, ...series } = { ...input.series, measure: "total" };
  return groupedPlan({ ...input, series }, stretch, {
    dimensions: [dimension],
    by: [],
    bucket: false,
    where: { call: "isNotNull", args: [dimensionColumns(dimension, 0, input.series.event).l] },
  });
}
