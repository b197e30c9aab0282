import { type BusinessRecord, type RecordValue, recordKind } from "@throughline/model";
import type { StoredRecord } from "../ports/business-store.ts";
import type { Json, TraitValue } from "../ports/document-store.ts";
import { ColumnMatcher } from "./columns.ts";
import { ImportFailed, RowProblem } from "./import-failed.ts";
import { fieldValue, type ValueReader } from "./record-value.ts";

const account = recordKind("account");

/** An account as it is to be stored: what is there already, with traits over it. A trait that fits no field is left out. */
export function accountOfGroup(
  id: string,
  traits: Readonly<Record<string, TraitValue>>,
  stored: StoredRecord | undefined,
  reader: ValueReader,
): BusinessRecord {
  const empty = Object.fromEntries(Object.keys(account.fields).map((name) => [name, null]));
  const values: Record<string, RecordValue> = { ...empty, ...stored?.values, id };
  const attributes: Record<string, RecordValue> = { ...stored?.attributes };
  const matcher = new ColumnMatcher(account);
  for (const [name, { value }] of Object.entries(traits)) {
    try {
      const target = matcher.target(name);
      const field = target && "field" in target ? account.fields[target.field] : undefined;
      if (target && "field" in target && field && target.field !== "id")
        values[target.field] = fieldValue(target.field, field, value, reader);
      else if (target && "attribute" in target) attributes[target.attribute] = scalar(value);
    } catch (error) {
      if (!(error instanceof RowProblem) && !(error instanceof ImportFailed)) throw error;
    }
  }
  return { kind: account.kind, key: id, values, attributes };
}

function scalar(value: Json): RecordValue {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}
