import type { CalendarPeriod, Did, DidForm, DidMeasure } from "../condition.ts";
import {
  complain,
  given,
  optional,
  type Path,
  type Reader,
  readChoice,
  readName,
  readObject,
  readWhole,
} from "../parse/reader.ts";
import { howToCompare, readAmount } from "./read-amount.ts";
import { readFilter } from "./read-filter.ts";
import { readWindow } from "./window.ts";

export const measures: readonly DidMeasure[] = ["count", "sum", "avg", "min", "max", "distinct"];
export const forms: readonly DidForm[] = [
  "first time",
  "first event, then filter",
  "last event, then filter",
  "regularly",
  "stopped",
  "restarted",
];
export const periods: readonly CalendarPeriod[] = ["day", "week", "month", "quarter", "year"];
/** Regularity is asked over at most this many periods. */
const mostPeriods = 400;

const keys = ["event", "where", "form", "measure", "property", "op", "value", "window", "per", "atLeast", "ofLast"];

/** Which keys a form takes besides event and where; the default form takes those of a count or measure. */
const taken: Readonly<Record<DidForm | "count", readonly string[]>> = {
  count: ["measure", "property", "op", "value", "window"],
  "first time": ["window"],
  "first event, then filter": ["window"],
  "last event, then filter": ["window"],
  regularly: ["op", "value", "per", "atLeast", "ofLast"],
  stopped: ["window"],
  restarted: ["window"],
};

export function readDid(reader: Reader, json: unknown, path: Path): Did | undefined {
  const body = readObject(reader, json, path, keys);
  if (!body) return undefined;
  const before = reader.problems.length;
  const at = given(body, path);
  const filter = readFilter(reader, body, path);
  const form = at("form", (v, where) => readChoice(reader, v, where, forms));
  const measure = at("measure", (v, where) => readChoice(reader, v, where, measures));
  const property = at("property", (v, where) => readName(reader, v, where, "the property's name"));
  const counts = measure === undefined || measure === "count";
  const amount = readAmount(reader, body, path, counts || measure === "distinct" ? "whole" : "any");
  const window = at("window", (v, where) => readWindow(reader, v, where));
  const per = at("per", (v, where) => readChoice(reader, v, where, periods));
  const ofLast = at("ofLast", (v, where) => readWhole(reader, v, where, mostPeriods));
  const atLeast = at("atLeast", (v, where) => readWhole(reader, v, where, ofLast ?? mostPeriods));
  for (const key of keys.slice(3))
    if (body.has(key) && !taken[form ?? "count"].includes(key))
      complain(reader, [...path, key], "contradiction", `${form ? `"${form}"` : "a count of events"} takes no ${key}`);
  if (!counts && property === undefined)
    complain(reader, [...path, "property"], "required", `${measure} needs a property`);
  if (counts && property !== undefined)
    complain(reader, [...path, "property"], "contradiction", "a count of events takes no property");
  if (!counts && !body.has("op")) complain(reader, [...path, "op"], "required", howToCompare);
  if (form === "regularly")
    for (const key of ["per", "atLeast", "ofLast"])
      if (!body.has(key)) complain(reader, [...path, key], "required", `"regularly" needs ${key}`);
  if ((form === "stopped" || form === "restarted") && !(window && "between" in window))
    complain(reader, [...path, "window"], "required", `"${form}" needs a window between a far and a near edge`);
  if (filter === undefined || reader.problems.length > before) return undefined;
  return {
    ...filter,
    ...optional("form", form),
    ...optional("measure", measure),
    ...optional("property", property),
    ...amount,
    ...optional("window", window),
    ...optional("per", per),
    ...optional("atLeast", atLeast),
    ...optional("ofLast", ofLast),
  };
}
