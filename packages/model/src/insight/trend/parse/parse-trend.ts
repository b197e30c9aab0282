import type { Condition } from "../../../conditions/condition.ts";
import { withinLimits } from "../../../conditions/parse/limits.ts";
import { readDefinition } from "../../../conditions/parse/parse-condition.ts";
import {
  complain,
  optional,
  type Path,
  type Reader,
  readChoice,
  readName,
  readObject,
} from "../../../conditions/parse/reader.ts";
import { nothingSaved, type Saved } from "../../../conditions/saved.ts";
import type { Problem } from "../../../problem.ts";
import { sessionFields } from "../../../session/session-fields.ts";
import { readFlag } from "../../../settings/read-field.ts";
import { isDay, isZone } from "../../../time/day.ts";
import { parseFormula } from "../../formula/formula.ts";
import type { Compare, Dimension, Interval, TrendQuery } from "../trend.ts";
import { readRange } from "./read-range.ts";
import { readSeries } from "./read-series.ts";

export interface ParsedTrend {
  /** Absent when there are problems. */
  readonly query?: TrendQuery;
  readonly problems: readonly Problem[];
}

const keys = [
  "unit",
  "series",
  "filter",
  "includeInternal",
  "breakdown",
  "breakdownLimit",
  "interval",
  "range",
  "compare",
  "formula",
  "zone",
];
const intervals: readonly Interval[] = ["hour", "day", "week", "month", "quarter", "year"];
const units: readonly TrendQuery["unit"][] = ["customer", "account", "session"];
const maxLimit = 100;
/** Two dimensions multiply: more would be more lines than anyone reads. */
const maxLimitOfTwo = 20;

/** Reads untrusted JSON, collecting problems with their paths. */
export function parseTrend(json: unknown, saved: Saved = nothingSaved): ParsedTrend {
  const reader: Reader = { problems: [], unit: "customer", saved };
  const query = withinLimits(reader, json) ? readTrend(reader, json) : undefined;
  return query && reader.problems.length === 0 ? { query, problems: [] } : { problems: reader.problems };
}

function readTrend(reader: Reader, json: unknown): TrendQuery | undefined {
  const body = readObject(reader, json, [], keys);
  if (!body) return undefined;
  const unit = readChoice(reader, body.get("unit"), ["unit"], units);
  const interval = readChoice(reader, body.get("interval"), ["interval"], intervals);
  const zone = readZone(reader, body.get("zone"));
  const range = readRange(reader, body.get("range"), interval);
  const series = readSeries(reader, body.get("series"), unit, interval);
  const ofUnit: Reader = { ...reader, unit: unit === "account" ? "account" : "customer" };
  const filter = readFilter(ofUnit, body.get("filter"));
  const includeInternal = readFlag(reader, body.get("includeInternal"), ["includeInternal"]);
  const breakdown = readBreakdown(ofUnit, body.get("breakdown"));
  const breakdownLimit = readLimit(reader, body.get("breakdownLimit"), breakdown?.length ?? 0);
  const compare = readCompare(reader, body.get("compare"));
  const formula = readFormula(reader, body.get("formula"), series?.length ?? 0);
  if (!unit || !interval || !range || !series || reader.problems.length > 0) return undefined;
  return {
    unit,
    series,
    ...optional("filter", filter),
    ...(includeInternal ? { includeInternal } : {}),
    ...optional("breakdown", breakdown),
    ...optional("breakdownLimit", breakdownLimit),
    interval,
    range,
    ...optional("compare", compare),
    ...optional("formula", formula),
    ...optional("zone", zone),
  };
}

function readFilter(reader: Reader, json: unknown): Condition | undefined {
  return json === undefined ? undefined : readDefinition(reader, json, ["filter"]);
}

function readZone(reader: Reader, value: unknown): string | undefined {
  if (value === undefined || (typeof value === "string" && isZone(value))) return value;
  return complain(reader, ["zone"], "wrongType", "must be an IANA time zone such as Europe/Berlin");
}

function readBreakdown(reader: Reader, json: unknown): readonly Dimension[] | undefined {
  if (json === undefined) return undefined;
  if (!Array.isArray(json) || json.length > 2)
    return complain(reader, ["breakdown"], "wrongType", "must be a list of at most 2 dimensions");
  return json.flatMap((item: unknown, i) => readDimension(reader, item, ["breakdown", i]) ?? []);
}

const dimensionKinds = ["property", "trait", "account", "session", "segment"] as const;

function readDimension(reader: Reader, json: unknown, path: Path): Dimension | undefined {
  const body = readObject(reader, json, path, dimensionKinds);
  if (!body) return undefined;
  const given = dimensionKinds.filter((kind) => body.has(kind));
  const [kind] = given;
  if (!kind || given.length > 1)
    return complain(reader, path, "oneKey", `a dimension has exactly one key: ${dimensionKinds.join(", ")}`);
  const name = readName(reader, body.get(kind), [...path, kind], "the field's name");
  if (name === undefined) return undefined;
  if (kind === "session") {
    const session = readChoice(reader, name, [...path, kind], sessionFields);
    return session === undefined ? undefined : { session };
  }
  if (kind === "segment") return readDefinition(reader, { segment: name }, path) && { segment: name };
  if (kind === "property") return { property: name };
  return kind === "trait" ? { trait: name } : { account: name };
}

function readLimit(reader: Reader, value: unknown, dimensions: number): number | undefined {
  if (value === undefined) return undefined;
  const most = dimensions > 1 ? maxLimitOfTwo : maxLimit;
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most) return value;
  return complain(reader, ["breakdownLimit"], "wrongType", `must be a whole number from 1 to ${most}`);
}

function readCompare(reader: Reader, json: unknown): Compare | undefined {
  if (json === undefined) return undefined;
  const path = ["compare"];
  const body = readObject(reader, json, path, ["period", "from"]);
  if (!body) return undefined;
  if (body.has("period") === body.has("from"))
    return complain(reader, path, "oneKey", "a comparison has exactly one key: period or from");
  if (body.has("period")) {
    const period = readChoice(reader, body.get("period"), [...path, "period"], [
      "previous",
      "sameWeekdaysLastYear",
    ] as const);
    return period && { period };
  }
  const from = body.get("from");
  if (typeof from === "string" && isDay(from)) return { from };
  return complain(reader, [...path, "from"], "wrongType", "must be a day such as 2026-03-01");
}

function readFormula(reader: Reader, json: unknown, seriesCount: number): TrendQuery["formula"] | undefined {
  if (json === undefined) return undefined;
  const body = readObject(reader, json, ["formula"], ["label", "expression"]);
  if (!body) return undefined;
  const label = body.has("label") ? readName(reader, body.get("label"), ["formula", "label"], "the label") : undefined;
  const expression = readName(reader, body.get("expression"), ["formula", "expression"], "the formula");
  if (expression === undefined) return undefined;
  const formula = parseFormula(expression, seriesCount);
  if (typeof formula === "string") return complain(reader, ["formula", "expression"], "badFormula", formula);
  return { ...optional("label", label), expression };
}
