import type { Expr, Plan } from "@throughline/query";
import { and, column, letter } from "../../../conditions/test/field-columns.ts";
import type { Metric, SessionValue } from "../../../metrics/metric.ts";
import { isBounce } from "../../../session/decided-fields.ts";
import type { Clock } from "../../../time/clock.ts";
import { joinDimensions } from "./dimension.ts";
import type { Grouping } from "./grouping.ts";
import type { Stretch } from "./period.ts";
import { type SeriesInput, sourceOf, startsWithin, unitFilter } from "./source.ts";

/** The session metric's aggregates (as `series`) per group: each session once in every group that one of its events is in. */
export function sessionPlan(input: SeriesInput, metric: Metric, stretch: Stretch, grouping: Grouping): Plan {
  const whole = readsNoEvents(input, grouping);
  const { dimensions, where } = grouping;
  const rows = whole
    ? joinDimensions(sessionsAlone(input, stretch), dimensions, input, "s")
    : joinDimensions(sourceOf(input, metric, stretch.from, stretch.to).events, dimensions, input);
  const at = column("startedAt", "s");
  const bucket = grouping.bucket ? ([["bucket", { bucket: at, bounds: stretch.bounds }]] as const) : [];
  const groups: readonly (readonly [string, Expr])[] = [...bucket, ...grouping.by];
  const values = (metric.reads ?? []).map((name) => [name, readValue(name, input.clock)] as const);
  return {
    aggregate: {
      project: where ? { filter: rows, where } : rows,
      columns: Object.fromEntries([...groups, ["session", column("id", "s")], ...values]),
      as: "v",
      distinct: !whole,
    },
    by: Object.fromEntries(groups.map(([name]) => [name, column(name, "v")])),
    measures: metric.aggregates({ unit: [column("session", "v")], property: undefined, percentile: 0.5 }),
    as: "series",
  };
}

function readValue(name: SessionValue, clock: Clock): Expr {
  if (name === "bounce") return isBounce("s", clock);
  if (name === "duration") return letter({ name, of: "s" }, "n");
  return column(name, "s");
}

/** Every session has an event, so where any event will do and nothing is asked of it, no event is read. */
function readsNoEvents({ query, series }: SeriesInput, { dimensions }: Grouping): boolean {
  const ofSession = dimensions.every((dimension) => "session" in dimension || "trait" in dimension);
  const anyEvent = series.event === "*" && (series.where ?? []).length === 0;
  return anyEvent && ofSession && (query.unit !== "account" || query.filter === undefined);
}

function sessionsAlone({ query, clock }: SeriesInput, { from, to }: Stretch): Plan {
  return {
    filter: { scan: "sessions", as: "s" },
    where: and(...startsWithin(from, to), ...unitFilter(query, clock, "s")),
  };
}
