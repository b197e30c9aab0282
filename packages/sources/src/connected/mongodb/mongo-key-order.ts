import type { Document } from "mongodb";
import { keyText, keyValue } from "./mongo-value.ts";

/** The kinds of `_id` in the order in which the server sorts them: a comparison reaches only values of its own kind. */
const kinds: readonly (readonly string[])[] = [
  ["null"],
  ["int", "long", "double", "decimal"],
  ["string"],
  ["object"],
  ["binData"],
  ["objectId"],
  ["bool"],
  ["date"],
];

/** Where a page begins: at a kind, or after an `_id` of it. */
export interface KeyPosition {
  readonly kind: number;
  readonly after?: string;
}

export function positionOf(text: string | null): KeyPosition {
  return text === null ? { kind: 0 } : JSON.parse(text);
}

/** The position after a page that ended with `last`; null after the last one. `full`: there may be more of this kind. */
export function nextPosition(at: KeyPosition, last: unknown, full: boolean): string | null {
  if (full) return JSON.stringify({ kind: at.kind, after: keyText(last) });
  return at.kind + 1 < kinds.length ? JSON.stringify({ kind: at.kind + 1 }) : null;
}

export function filterOf({ kind, after }: KeyPosition): Document {
  return { _id: after === undefined ? { $type: kinds[kind] ?? [] } : { $gt: keyValue(after) } };
}

/** Every `_id` that sorts after this one, whatever its kind. */
export function afterId(key: string): Document {
  const value = keyValue(key);
  const own = kinds.findIndex((names) => names.includes(kindOf(value)));
  const later = kinds.slice(own + 1).flat();
  const same = { _id: { $gt: value } };
  return later.length === 0 ? same : { $or: [same, { _id: { $type: later } }] };
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number" || typeof value === "bigint") return "int";
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  if (value instanceof Date) return "date";
  const named = typeof value === "object" && "_bsontype" in value ? String(value._bsontype) : "object";
  const kind: Record<string, string> = {
    ObjectId: "objectId",
    Binary: "binData",
    UUID: "binData",
    Long: "int",
    Int32: "int",
    Double: "int",
    Decimal128: "int",
  };
  return kind[named] ?? "object";
}
