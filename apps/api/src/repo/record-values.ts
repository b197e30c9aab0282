import type { BusinessRecord } from "@throughline/model";

/** A text, key, money or date field; null when empty. */
export function textValue(record: BusinessRecord | undefined, field: string): string | null {
  const value = record?.values[field] ?? null;
  return value === null || value === "" ? null : String(value);
}

/** A number or instant field; null when empty. */
export function numberValue(record: BusinessRecord | undefined, field: string): number | null {
  const value = record?.values[field] ?? null;
  return typeof value === "number" ? value : null;
}
