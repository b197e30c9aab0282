import type { Metric } from "../../../metrics/metric.ts";
import { moneyField } from "../../../money/money-field.ts";
import { type Nouns, plural } from "../../../text/words.ts";
import type { Series, TrendQuery } from "../trend.ts";
import type { ValueFormat } from "./answer.ts";

export function unitWords(query: TrendQuery, nouns: Nouns): string {
  return query.unit === "session" ? "sessions" : plural(nouns[query.unit]);
}

export function formatOf(
  metric: Metric,
  series: Series,
  query: TrendQuery,
  nouns: Nouns,
  currency: string,
): ValueFormat {
  switch (metric.format) {
    case "units":
      return { kind: "count", unit: unitWords(query, nouns), decimals: 0 };
    case "events":
      return { kind: "count", unit: "events", decimals: 0 };
    case "sessions":
      return { kind: "count", unit: "sessions", decimals: 0 };
    case "ratio":
      return { kind: "number", unit: "", decimals: metric.empty === 0 ? 0 : 2 };
    case "share":
      return { kind: "percent", unit: "", decimals: 1 };
    case "duration":
      return { kind: "duration", unit: "", decimals: 0 };
    case "property":
      return moneyField(series.event, series.property ?? "")
        ? { kind: "money", unit: "", currency, decimals: 2 }
        : { kind: "number", unit: series.property ?? "", decimals: 2 };
  }
}
