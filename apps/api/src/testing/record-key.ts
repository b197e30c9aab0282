import { type BusinessRecord, recordKind } from "@throughline/model";

/** The key of a row: its key fields joined with U+001F, an absent one empty. */
export function keyOf(kind: string, values: BusinessRecord["values"]): string {
  return recordKind(kind)
    .key.map((field) => String(values[field] ?? ""))
    .join("\u001f");
}
