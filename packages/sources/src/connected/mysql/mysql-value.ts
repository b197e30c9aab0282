import type { InstantReader } from "../../import/instant.ts";
import type { Json } from "../../ports/document-store.ts";

/** What a column's type means for reading it. */
export type ColumnSort =
  | "integer"
  | "decimal"
  | "float"
  | "text"
  | "local"
  | "instant"
  | "date"
  | "binary"
  | "json"
  | "bit";

const sorts: ReadonlyMap<string, ColumnSort> = new Map([
  ...["tinyint", "smallint", "mediumint", "int", "bigint", "year"].map((type) => [type, "integer"] as const),
  ["decimal", "decimal"],
  ...["float", "double"].map((type) => [type, "float"] as const),
  ["datetime", "local"],
  ["timestamp", "instant"],
  ["date", "date"],
  ...["binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"].map((type) => [type, "binary"] as const),
  ["json", "json"],
  ["bit", "bit"],
]);

/** By `information_schema.columns.data_type`; what is not known is read as text. */
export function sortOf(dataType: string): ColumnSort {
  return sorts.get(dataType.toLowerCase()) ?? "text";
}

/** A value as the driver gives it (dates as text, decimals and large integers as text, binary as bytes), as JSON. */
export function jsonOf(value: unknown, sort: ColumnSort, instants: InstantReader): Json {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value))
    return sort === "bit" ? Number(BigInt(`0x${value.toString("hex") || "0"}`)) : value.toString("hex");
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return exactNumber(value.toString());
  if (typeof value !== "string") return asJson(value);
  if (sort === "decimal" || sort === "integer" || sort === "float") return exactNumber(value);
  if (sort === "local") return isoOf(instants.read(value));
  if (sort === "instant") return isoOf(instants.read(`${value}Z`));
  if (sort === "date") return value.startsWith("0000") ? null : value;
  return sort === "json" ? parsedJson(value) : value;
}

/** A number where a number says exactly the same, else the digits. */
function exactNumber(text: string): Json {
  const digits = text.replace(/^-/, "").replace(".", "").replace(/^0+/, "");
  return digits.length <= 15 ? Number(text) : text;
}

/** Zero dates (`0000-00-00`) are no instants. */
function isoOf(at: number | null): Json {
  return at === null ? null : new Date(at).toISOString();
}

function parsedJson(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** JSON columns come parsed; a copy has no other prototypes. */
function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}
