import type { Metric } from "../../../metrics/metric.ts";
import type { RecordField } from "../../../records/record.ts";
import { recordKinds } from "../../../records/registry.ts";
import { foldText } from "../../../text/fold-text.ts";
import { type Nouns, plural } from "../../../text/words.ts";
import type { Series, TrendQuery } from "../trend.ts";
import type { ValueFormat } from "./answer.ts";

const fields: ReadonlyMap<string, Readonly<Record<string, RecordField>>> = new Map(
  recordKinds.flatMap((kind): [string, Readonly<Record<string, RecordField>>][] => [
    ...kind.events.map((event): [string, Readonly<Record<string, RecordField>>] => [event.name, kind.fields]),
    [kind.kind, kind.fields],
  ]),
);

/** Money where the record says so: fields of business events, and of records read as `product.price`. */
function isMoney({ event, property = "" }: Series): boolean {
  const dot = property.indexOf(".");
  const owner = dot > 0 && fields.has(property.slice(0, dot)) ? property.slice(0, dot) : foldText(event);
  const name = owner === property.slice(0, dot) ? property.slice(dot + 1) : property;
  return fields.get(owner)?.[name]?.type === "money";
}

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
    case "property":
      return isMoney(series)
        ? { kind: "money", unit: "", currency, decimals: 2 }
        : { kind: "number", unit: series.property ?? "", decimals: 2 };
  }
}
