import { Binary, BSON, Decimal128, Double, Int32, Long, ObjectId } from "mongodb";

import type { Json } from "../../ports/document-store.ts";

/** A BSON value as JSON: ids and binary as hexadecimal text, dates as ISO 8601, what JSON has no word for as its text. */
export function jsonOf(value: unknown): Json {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : null;
    case "bigint":
      return exactNumber(value.toString());
    case "object":
      return objectOf(value);
    default:
      return null;
  }
}

function objectOf(value: object): Json {
  if (Array.isArray(value)) return value.map(jsonOf);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Long || value instanceof Decimal128) return exactNumber(value.toString());
  if (value instanceof Double || value instanceof Int32) return jsonOf(value.valueOf());
  if (value instanceof Binary)
    return value.sub_type === Binary.SUBTYPE_UUID ? value.toUUID().toString() : value.toString("hex");
  if ("_bsontype" in value) return BSON.EJSON.stringify(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, jsonOf(inner)]));
}

/** A number where a number says exactly the same, else the digits. */
function exactNumber(text: string): Json {
  const digits = text.replace(/^-/, "").replace(".", "").replace(/^0+/, "");
  return /^\d*$/.test(digits) && digits.length <= 15 ? Number(text) : text;
}

/** An `_id` as text that can be turned back. */
export function keyText(id: unknown): string {
  return BSON.EJSON.stringify(id, { relaxed: false });
}

export function keyValue(key: string): unknown {
  return BSON.EJSON.parse(key, { relaxed: false });
}

/** What kind of value it is, as the shell calls it. */
export function typeOf(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "array";
  if (value instanceof Date) return "date";
  if (typeof value === "object") return "_bsontype" in value ? camel(String(value._bsontype)) : "object";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "double";
  return typeof value === "boolean" ? "bool" : typeof value;
}

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
