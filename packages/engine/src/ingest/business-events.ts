import { customerIdentifier, ownKinds, type RecordKind, recordKind } from "@throughline/model";
import type { StoredRecord } from "@throughline/sources";
import type { IdentityMap } from "../identity/identity-map.ts";
import type { Family } from "../projections/families.ts";
import type { Dictionary } from "./dictionary.ts";
import type { EventRows } from "./event-rows.ts";
import type { FieldLimits, FieldWriter } from "./field-writer.ts";
import { addFields, effective, instantField, textField } from "./record-fields.ts";

export interface RecordContext {
  readonly dictionary: Dictionary;
  readonly identity: IdentityMap;
  readonly zone: string;
  /** How many more columns a relation may get. */
  readonly limits: (family: Family) => FieldLimits;
}

/** At most 8 events per row; odd, so that they never tie with collected events. */
function businessSeq(record: StoredRecord, index: number): number {
  return (record.seq * 8 + index) * 2 + 1;
}

/** The events a business row reads as (`docs/counting.md`): made from the row, so they change and go with it. */
export function addBusinessEvents(
  into: EventRows,
  fields: FieldWriter,
  record: StoredRecord,
  using: RecordContext,
): void {
  const kind: RecordKind = recordKind(record.kind);
  kind.events.forEach((event, index) => {
    if (event.when && effective(kind, record, event.when.field) !== event.when.is) return;
    if (event.unless?.is.includes(String(effective(kind, record, event.unless.field)))) return;
    const t = instantField(record, event.at, using.zone);
    if (t === null) return;
    into.add({
      source: record.kind,
      key: record.key,
      kind: 1,
      event: using.dictionary.event(event.name, 1),
      t,
      seq: businessSeq(record, index),
      storeSeq: record.seq,
      ofOurs: isOwnKind(record.kind),
      ...links(record, using),
    });
    addFields(fields, kind, record);
  });
}

/** What the product itself wrote down, which is no sign of its customer. */
export function isOwnKind(kind: string): boolean {
  return ownKinds.some((own) => own.kind === kind);
}

/** Dense ids of what a row points to: its customer's identifier, its account, product, campaign and order. */
export function links(record: StoredRecord, using: Pick<RecordContext, "dictionary" | "identity">) {
  const id = (field: string, kind: "account" | "product" | "campaign" | "order") => {
    const key = record.kind === kind ? record.key : textField(record, field);
    return key === null ? null : using.dictionary.entity(kind, key);
  };
  const customer = textField(record, "customerId");
  const identifier = textField(record, "identifier") ?? (customer === null ? null : customerIdentifier(customer));
  return {
    ident: identifier === null ? null : using.identity.ident(identifier),
    account: id("accountId", "account"),
    product: id("productId", "product"),
    campaign: id("campaignId", "campaign"),
    order: id("orderId", "order"),
  };
}
