import { kindOfEvent } from "../../records/record-events.ts";
import { sessionField } from "../../session/session-fields.ts";

/** A record that an event points to: its relation, and the event's column that points to it. */
export interface Pointer {
  readonly relation: string;
  readonly by: string;
}

/** Many-to-one records that any event points to: the prefix of the property, and where the record's fields are. */
const ofAny: ReadonlyMap<string, string> = new Map([
  ["account", "accounts"],
  ["customer", "customers"],
]);

/** Those that business events point to besides; a collected event has properties of such names itself. */
const ofBusiness: ReadonlyMap<string, string> = new Map([
  ["product", "products"],
  ["campaign", "campaigns"],
  ["order", "orders"],
]);

/** `product.department` -> the relation, the event's column that points to it, and the field; else a property of the event. */
export function relatedField(property: string, event: string): (Pointer & { readonly field: string }) | undefined {
  const ofSession = sessionField(property);
  if (ofSession !== undefined) return { relation: "sessions", by: "session", field: ofSession };
  const dot = property.indexOf(".");
  const by = property.slice(0, Math.max(dot, 0));
  const relation = ofAny.get(by) ?? (kindOfEvent(event) ? ofBusiness.get(by) : undefined);
  return relation === undefined ? undefined : { relation, by, field: property.slice(dot + 1) };
}

export const customerOf: Pointer = { relation: "customers", by: "customer" };
