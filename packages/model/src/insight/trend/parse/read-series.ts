import { readTests } from "../../../conditions/did/read-filter.ts";
import {
  complain,
  optional,
  type Path,
  type Reader,
  readChoice,
  readName,
  readObject,
} from "../../../conditions/parse/reader.ts";
import { measureNames, metricNamed } from "../../../metrics/registry.ts";
import type { Interval, Series, TrendQuery } from "../trend.ts";

const maxSeries = 10;

export function readSeries(
  reader: Reader,
  json: unknown,
  unit: TrendQuery["unit"] | undefined,
  interval: Interval | undefined,
): readonly Series[] | undefined {
  if (!Array.isArray(json) || json.length < 1 || json.length > maxSeries)
    return complain(reader, ["series"], "wrongType", `must be a list of 1 to ${maxSeries} series`);
  return json.flatMap((item: unknown, i) => readOne(reader, item, ["series", i], unit, interval) ?? []);
}

function readOne(
  reader: Reader,
  json: unknown,
  path: Path,
  unit: TrendQuery["unit"] | undefined,
  interval: Interval | undefined,
): Series | undefined {
  const body = readObject(reader, json, path, ["label", "event", "where", "measure", "property", "percentile"]);
  if (!body) return undefined;
  const at = (key: string): Path => [...path, key];
  const label = body.has("label") ? readName(reader, body.get("label"), at("label"), "the label") : undefined;
  const event = readName(reader, body.get("event"), at("event"), "the event's name");
  const where = body.has("where") ? readTests(reader, body.get("where"), at("where")) : undefined;
  const measure = readChoice(reader, body.get("measure"), at("measure"), measureNames);
  const property = body.has("property")
    ? readName(reader, body.get("property"), at("property"), "the property")
    : undefined;
  const percentile = readPercentile(reader, body.get("percentile"), measure, at("percentile"));
  if (event === undefined || measure === undefined) return undefined;
  const metric = metricNamed(measure);
  if (metric.needsProperty && property === undefined)
    return complain(reader, at("property"), "required", `${measure} needs a property`);
  if (!metric.needsProperty && property !== undefined)
    return complain(reader, at("property"), "contradiction", `${measure} takes no property`);
  if (typeof metric.over === "object" && (interval === "hour" || unit === "session"))
    return complain(
      reader,
      at("measure"),
      "contradiction",
      "rolling units count customers or accounts by day or longer",
    );
  return {
    ...optional("label", label),
    event,
    ...optional("where", where),
    measure,
    ...optional("property", property),
    ...optional("percentile", percentile),
  };
}

function readPercentile(reader: Reader, value: unknown, measure: string | undefined, path: Path): number | undefined {
  if (measure !== "percentile")
    return value === undefined
      ? undefined
      : complain(reader, path, "contradiction", "only percentile takes a percentile");
  if (typeof value === "number" && value >= 0 && value <= 100) return value;
  return complain(reader, path, value === undefined ? "required" : "wrongType", "must be a number from 0 to 100");
}
