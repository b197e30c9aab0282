import { withinLimits } from "../conditions/parse/limits.ts";
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
import type { RecordKind } from "../records/record.ts";
import { recordKind, recordKinds } from "../records/registry.ts";
import { didYouMean } from "../text/nearest.ts";
import { isZone } from "../time/day.ts";
import { type EventTarget, type Mapping, mappingDefaults, type RecordTarget } from "./mapping.ts";
import { readColumn, readColumnChoice, readNamedColumns, readText } from "./read-columns.ts";

export interface ParsedMapping {
  /** Absent when there are problems. */
  readonly mapping?: Mapping;
  readonly problems: readonly Problem[];
}

const keys = [
  "id",
  "name",
  "connection",
  "database",
  "table",
  "key",
  "updatedAt",
  "overlapSeconds",
  "compareMinutes",
  "timeZone",
  "target",
];
const eventKeys = ["name", "timestamp", "userId", "anonymousId", "groupId", "properties"];
const kindNames = recordKinds.map(({ kind }) => kind);
const idShape = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;
const maxKeyColumns = 8;

/** Reads untrusted JSON, collecting problems with their paths. Whether the columns exist is the database's answer. */
export function parseMapping(json: unknown): ParsedMapping {
  const reader: Reader = { problems: [], unit: "customer" };
  const mapping = withinLimits(reader, json) ? readMapping(reader, json) : undefined;
  return mapping && reader.problems.length === 0 ? { mapping, problems: [] } : { problems: reader.problems };
}

function readMapping(reader: Reader, json: unknown): Mapping | undefined {
  const body = readObject(reader, json, [], keys);
  if (!body) return undefined;
  const id = readId(reader, body.get("id"), "id");
  const name = body.has("name") ? readName(reader, body.get("name"), ["name"], "the name") : id;
  const connection = readId(reader, body.get("connection"), "connection");
  const database = body.has("database") ? readText(reader, body.get("database"), ["database"]) : undefined;
  const table = readText(reader, body.get("table"), ["table"]);
  const key = readKey(reader, body.get("key"));
  const updatedAt = body.has("updatedAt") ? readColumn(reader, body.get("updatedAt"), ["updatedAt"]) : undefined;
  const overlapSeconds = readWhole(reader, body.get("overlapSeconds"), "overlapSeconds", 0, 86_400);
  const compareMinutes = readWhole(reader, body.get("compareMinutes"), "compareMinutes", 1, 10_080);
  const timeZone = readZone(reader, body.get("timeZone"));
  const target = readTarget(reader, body.get("target"));
  if (!id || !name || !connection || !table || !key || !target || overlapSeconds === undefined) return undefined;
  if (compareMinutes === undefined || !timeZone) return undefined;
  if ("records" in target) checkRecordKey(reader, target.records, key);
  return {
    id,
    name,
    connection,
    ...optional("database", database),
    table,
    key,
    ...optional("updatedAt", updatedAt),
    overlapSeconds,
    compareMinutes,
    timeZone,
    target,
  };
}

function readId(reader: Reader, value: unknown, field: "id" | "connection"): string | undefined {
  if (value === undefined) return complain(reader, [field], "required", `the ${field} is missing`);
  if (typeof value === "string" && (field === "id" ? idShape : /^[a-z0-9_]{1,60}$/).test(value)) return value;
  const shape =
    field === "id"
      ? "must be 1 to 60 lower case letters, digits and hyphens"
      : "must be the name of a connection: NAME of SOURCE_NAME_URL, in lower case";
  return complain(reader, [field], "wrongType", shape);
}

function readKey(reader: Reader, value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > maxKeyColumns)
    return complain(reader, ["key"], "wrongType", `must be a list of 1 to ${maxKeyColumns} columns`);
  const columns = value.flatMap((column: unknown, at) => readColumn(reader, column, ["key", at]) ?? []);
  const twice = columns.findIndex((column, at) => columns.indexOf(column) !== at);
  if (twice !== -1) return complain(reader, ["key", twice], "twice", "is named twice");
  return columns.length === value.length ? columns : undefined;
}

function readWhole(
  reader: Reader,
  value: unknown,
  field: "overlapSeconds" | "compareMinutes",
  least: number,
  most: number,
): number | undefined {
  if (value === undefined) return mappingDefaults[field];
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  return complain(reader, [field], "wrongType", `must be a whole number from ${least} to ${most}`);
}

function readZone(reader: Reader, value: unknown): string | undefined {
  if (value === undefined) return mappingDefaults.timeZone;
  if (typeof value === "string" && isZone(value)) return value;
  return complain(reader, ["timeZone"], "wrongType", "must be an IANA time zone such as Europe/Berlin");
}

function readTarget(reader: Reader, json: unknown): Mapping["target"] | undefined {
  const body = readObject(reader, json, ["target"], ["events", "records"]);
  if (!body) return undefined;
  if (body.has("events") === body.has("records"))
    return complain(reader, ["target"], "oneKey", "a target has exactly one key: events or records");
  if (body.has("events")) {
    const events = readEvents(reader, body.get("events"), ["target", "events"]);
    return events && { events };
  }
  const records = readRecords(reader, body.get("records"), ["target", "records"]);
  return records && { records };
}

function readEvents(reader: Reader, json: unknown, path: Path): EventTarget | undefined {
  const body = readObject(reader, json, path, eventKeys);
  if (!body) return undefined;
  const name = readEventName(reader, body.get("name"), [...path, "name"]);
  const timestamp = readColumn(reader, body.get("timestamp"), [...path, "timestamp"]);
  const id = (field: "userId" | "anonymousId" | "groupId") =>
    body.has(field) ? readColumn(reader, body.get(field), [...path, field]) : undefined;
  const [userId, anonymousId, groupId] = [id("userId"), id("anonymousId"), id("groupId")];
  const properties = readColumnChoice(reader, body.get("properties"), [...path, "properties"]);
  if (!body.has("userId") && !body.has("anonymousId"))
    return complain(reader, [...path, "userId"], "required", "name the column of userId or of anonymousId");
  if (!name || !timestamp || !properties) return undefined;
  return {
    name,
    timestamp,
    ...optional("userId", userId),
    ...optional("anonymousId", anonymousId),
    ...optional("groupId", groupId),
    properties,
  };
}

function readEventName(reader: Reader, json: unknown, path: Path): EventTarget["name"] | undefined {
  const body = readObject(reader, json, path, ["text", "column"]);
  if (!body) return undefined;
  if (body.has("text") === body.has("column"))
    return complain(reader, path, "oneKey", "an event's name has exactly one key: text or column");
  if (body.has("column")) {
    const column = readColumn(reader, body.get("column"), [...path, "column"]);
    return column === undefined ? undefined : { column };
  }
  const text = readName(reader, body.get("text"), [...path, "text"], "the event's name");
  return text === undefined ? undefined : { text: text.trim() };
}

function readRecords(reader: Reader, json: unknown, path: Path): RecordTarget | undefined {
  const body = readObject(reader, json, path, ["kind", "fields", "attributes"]);
  if (!body) return undefined;
  const kind = readChoice(reader, body.get("kind"), [...path, "kind"], kindNames);
  const fields = readNamedColumns(reader, body.get("fields"), [...path, "fields"]);
  const attributes = readColumnChoice(reader, body.get("attributes"), [...path, "attributes"]);
  if (!kind || !fields || !attributes) return undefined;
  const known = Object.keys(recordKind(kind).fields);
  for (const field of Object.keys(fields)) {
    if (known.includes(field)) continue;
    const message = `"${field.slice(0, 60)}" is no field of ${recordKind(kind).plural}${didYouMean(field, known)}`;
    complain(reader, [...path, "fields", field], "unknownField", message);
  }
  return { kind, fields, attributes };
}

/** Row and record must be the same thing: the record's key is made of the row's key, so that no two rows are one record. */
function checkRecordKey(reader: Reader, { kind, fields }: RecordTarget, key: readonly string[]): void {
  const definition: RecordKind = recordKind(kind);
  const path = ["target", "records", "fields"];
  for (const [field, { required }] of Object.entries(definition.fields))
    if (required && !Object.hasOwn(fields, field))
      complain(reader, [...path, field], "required", `${definition.plural} need ${field}: name its column`);
  const parts = new Set(definition.key.flatMap((field) => (Object.hasOwn(fields, field) ? [fields[field]] : [])));
  if (parts.size === key.length && key.every((column) => parts.has(column))) return;
  const wanted = definition.key.join(" and ");
  complain(reader, ["key"], "otherKey", `must be the columns of ${wanted}, which tell ${definition.plural} apart`);
}
