import type { RecordField } from "../records/record.ts";
import { kindNamed, kindOfEvent } from "../records/record-events.ts";

/** An amount of money, and where its currency is. */
export interface MoneyField {
  /** The property of the same event that names the currency; absent where no record says so. */
  readonly currency?: string;
  /** The relation of the records that have the currency. */
  readonly relation?: string;
}

/** Money where the record says so: fields of business events, and of records read as `product.price`. */
export function moneyField(event: string, property: string): MoneyField | undefined {
  const own = kindOfEvent(event);
  if (!own) return undefined;
  const dot = property.indexOf(".");
  const related = kindNamed(property.slice(0, Math.max(dot, 0)));
  const kind = related ?? own;
  const name = related ? property.slice(dot + 1) : property;
  const field: RecordField | undefined = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined;
  if (field?.type !== "money") return undefined;
  if ("currency" in kind.fields)
    return { currency: related ? `${kind.kind}.currency` : "currency", relation: kind.plural };
  const parent = related ? undefined : kindNamed(kind.parent?.kind ?? "");
  return parent && "currency" in parent.fields ? { currency: `${parent.kind}.currency`, relation: parent.plural } : {};
}
