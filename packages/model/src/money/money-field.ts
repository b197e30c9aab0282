import type { RecordField, RecordKind } from "../records/record.ts";
import { recordKinds } from "../records/registry.ts";
import { foldText } from "../text/fold-text.ts";

/** An amount of money, and where its currency is. */
export interface MoneyField {
  /** The property of the same event that names the currency; absent where no record says so. */
  readonly currency?: string;
  /** The relation of the records that have the currency. */
  readonly relation?: string;
}

const kinds: readonly RecordKind[] = recordKinds;
const byKind = new Map(kinds.map((kind) => [kind.kind, kind]));
const byEvent = new Map(kinds.flatMap((kind) => kind.events.map((event) => [event.name, kind] as const)));

/** Money where the record says so: fields of business events, and of records read as `product.price`. */
export function moneyField(event: string, property: string): MoneyField | undefined {
  const dot = property.indexOf(".");
  const related = byKind.get(property.slice(0, Math.max(dot, 0)));
  const kind = related ?? byEvent.get(foldText(event));
  const name = related ? property.slice(dot + 1) : property;
  const field: RecordField | undefined = kind && Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined;
  if (!kind || field?.type !== "money") return undefined;
  if ("currency" in kind.fields)
    return { currency: related ? `${kind.kind}.currency` : "currency", relation: kind.plural };
  const parent = related ? undefined : byKind.get(kind.parent?.kind ?? "");
  return parent && "currency" in parent.fields ? { currency: `${parent.kind}.currency`, relation: parent.plural } : {};
}
