import {
  complain,
  optional,
  type Path,
  type Reader,
  readChoice,
  readName,
  readObject,
} from "../conditions/parse/reader.ts";
import type { Problem } from "../problem.ts";
import { readFlag, readList, readText } from "../settings/read-field.ts";
import { foldText } from "../text/fold-text.ts";
import { mergeProblems } from "./merged-names.ts";
import { type PlannedEvent, type PlannedProperty, propertyTypes, type TrackingPlan } from "./plan.ts";

const most = { events: 2_000, properties: 200, values: 500 } as const;
const eventKeys = [
  "name",
  "label",
  "description",
  "hidden",
  "verified",
  "mergedInto",
  "conversion",
  "onViolation",
  "properties",
];

/** Reads untrusted JSON; every problem leads to its node. */
export function readPlan(json: unknown): { readonly value?: TrackingPlan; readonly problems: readonly Problem[] } {
  const reader: Reader = { problems: [], unit: "customer" };
  const body = readObject(reader, json, [], ["unknownEvents", "events"]);
  if (!body) return { problems: reader.problems };
  const unknownEvents = body.has("unknownEvents")
    ? readChoice(reader, body.get("unknownEvents"), ["unknownEvents"], ["allow", "count", "refuse"])
    : "allow";
  const events = readList(reader, body.get("events") ?? [], ["events"], most.events, "events", readEvent);
  // Places in the list are those of the JSON only while nothing was left out.
  if (events && reader.problems.length === 0) {
    noneTwice(reader, events, (path) => ["events", ...path], foldText);
    reader.problems.push(...mergeProblems(events));
  }
  if (!unknownEvents || !events || reader.problems.length > 0) return { problems: reader.problems };
  return { value: { unknownEvents, events }, problems: [] };
}

function readEvent(reader: Reader, json: unknown, path: Path): PlannedEvent | undefined {
  const body = readObject(reader, json, path, eventKeys);
  if (!body) return undefined;
  const name = readName(reader, body.get("name"), [...path, "name"], "the event's name");
  if (name === "*") return complain(reader, [...path, "name"], "wrongType", '"*" means any event: it is none itself');
  const text = (key: string, longest: number) =>
    optional(key, readText(reader, body.get(key), [...path, key], longest));
  const flag = (key: string) => optional(key, readFlag(reader, body.get(key), [...path, key]));
  const given = <T>(key: string, read: (value: unknown, at: Path) => T | undefined) =>
    body.has(key) ? optional(key, read(body.get(key), [...path, key])) : {};
  const rest = {
    ...text("label", 200),
    ...text("description", 2_000),
    ...flag("hidden"),
    ...flag("verified"),
    ...given("mergedInto", (value, at) => readName(reader, value, at, "the event that it means")),
    ...flag("conversion"),
    ...given("onViolation", (value, at) => readChoice(reader, value, at, ["count", "refuse"] as const)),
    ...given("properties", (value, at) => readProperties(reader, value, at)),
  };
  return name === undefined ? undefined : { name, ...rest };
}

function readProperties(reader: Reader, json: unknown, path: Path): readonly PlannedProperty[] | undefined {
  const read = readList(reader, json, path, most.properties, "properties", readProperty);
  if (read && Array.isArray(json) && read.length === json.length)
    noneTwice(reader, read, (inner) => [...path, ...inner], String);
  return read;
}

function readProperty(reader: Reader, json: unknown, path: Path): PlannedProperty | undefined {
  const body = readObject(reader, json, path, ["name", "type", "required", "values", "description"]);
  if (!body) return undefined;
  const name = readName(reader, body.get("name"), [...path, "name"], "the property's name");
  const type = readChoice(reader, body.get("type"), [...path, "type"], propertyTypes);
  const rest = {
    ...optional("required", readFlag(reader, body.get("required"), [...path, "required"])),
    ...(body.has("values") ? optional("values", readValues(reader, body.get("values"), [...path, "values"])) : {}),
    ...optional("description", readText(reader, body.get("description"), [...path, "description"], 2_000)),
  };
  return name === undefined || type === undefined ? undefined : { name, type, ...rest };
}

function readValues(reader: Reader, json: unknown, path: Path): PlannedProperty["values"] {
  return readList(reader, json, path, most.values, "values", (_, value, at) => {
    if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return value;
    if (typeof value === "string" && value.length <= 500) return value;
    return complain(reader, at, "wrongType", "a value is a text of at most 500 characters, a number, true or false");
  });
}

function noneTwice(
  reader: Reader,
  named: readonly { readonly name: string }[],
  at: (path: Path) => Path,
  same: (name: string) => string,
): void {
  const seen = new Set<string>();
  named.forEach(({ name }, i) => {
    if (seen.has(same(name))) complain(reader, at([i, "name"]), "twice", `"${name}" is there twice`);
    seen.add(same(name));
  });
}
