import { recordKind } from "@throughline/model";
import type { StoredRecord } from "@throughline/sources";
import { ColumnBatch } from "../duck/column-batch.ts";
import { type Family, fixedColumns } from "../projections/families.ts";
import { links, type RecordContext } from "./business-events.ts";
import type { EntityKind } from "./dictionary.ts";
import { FieldWriter } from "./field-writer.ts";
import { addFields, instantField, textField } from "./record-fields.ts";

/** Record kinds that are relations of their own. */
const relationOf: Readonly<Record<string, { family: Family; entity: EntityKind; at?: string }>> = {
  account: { family: "accounts", entity: "account" },
  product: { family: "products", entity: "product" },
  campaign: { family: "campaigns", entity: "campaign" },
  order: { family: "orders", entity: "order", at: "placedAt" },
  opportunity: { family: "opportunities", entity: "opportunity", at: "createdAt" },
};

/** Both ends of spells, by the key that they share. */
const endOf: Readonly<Record<string, Family>> = { segmentEntry: "entries", segmentExit: "exits" };

export function familyOf(kind: string): Family | undefined {
  return relationOf[kind]?.family ?? endOf[kind];
}

/** Business rows on their way in: what they are as relations, as memberships, and which rows were read. */
export class RecordRows {
  readonly families = new Map<Family, ColumnBatch>();
  readonly #writers = new Map<Family, FieldWriter>();
  readonly memberships = new ColumnBatch(
    new Map([
      ["kind", "VARCHAR"],
      ["key", "VARCHAR"],
      ["ident", "INTEGER"],
      ["account", "INTEGER"],
      ["primary", "BOOLEAN"],
      ["from", "BIGINT"],
      ["to", "BIGINT"],
    ] as const),
  );
  readonly index = new ColumnBatch(
    new Map([
      ["kind", "VARCHAR"],
      ["key", "VARCHAR"],
      ["seq", "BIGINT"],
      ["id", "INTEGER"],
    ] as const),
  );

  add(record: StoredRecord, using: RecordContext): void {
    const relation = relationOf[record.kind];
    const end = endOf[record.kind];
    const id = relation ? using.dictionary.entity(relation.entity, record.key) : end ? Number(record.key) : null;
    this.index.next();
    this.index.set("kind", "VARCHAR", record.kind);
    this.index.set("key", "VARCHAR", record.key);
    this.index.set("seq", "BIGINT", record.seq);
    this.index.set("id", "INTEGER", id);
    if (record.kind === "membership" || record.kind === "contact") this.#addMembership(record, using);
    if (relation && id !== null) this.#addRelation(relation, id, record, using);
    if (end && id !== null) this.#addEnd(end, id, record, using);
  }

  #addEnd(family: Family, id: number, record: StoredRecord, using: RecordContext): void {
    const { rows } = this.#family(family, using);
    rows.next();
    rows.set("id", "INTEGER", id);
    rows.set("t", "BIGINT", instantField(record, "at", using.zone));
    if (family === "exits") return;
    const { account, ident } = links(record, using);
    rows.set("segment", "VARCHAR", textField(record, "segmentId"));
    rows.set("account", "INTEGER", account);
    rows.set("ident", "INTEGER", ident);
  }

  /** A contact only proves that its customer is there: the store itself makes its membership. */
  #addMembership(record: StoredRecord, using: RecordContext): void {
    const { ident, account } = links(record, using);
    if (ident === null) return;
    const rows = this.memberships;
    rows.next();
    rows.set("kind", "VARCHAR", record.kind);
    rows.set("key", "VARCHAR", record.key);
    rows.set("ident", "INTEGER", ident);
    rows.set("account", "INTEGER", record.kind === "contact" ? null : account);
    rows.set("primary", "BOOLEAN", record.values["primary"] === true);
    rows.set("from", "BIGINT", instantField(record, "from", using.zone));
    rows.set("to", "BIGINT", instantField(record, "to", using.zone));
  }

  #addRelation(
    relation: { family: Family; at?: string },
    id: number,
    record: StoredRecord,
    using: RecordContext,
  ): void {
    const { family, at } = relation;
    const { rows, fields } = this.#family(family, using);
    rows.next();
    rows.set("id", "INTEGER", id);
    rows.set("key", "VARCHAR", record.key);
    if (at) {
      const { account, ident } = links(record, using);
      rows.set("account", "INTEGER", account);
      if (family === "orders") rows.set("ident", "INTEGER", ident);
      rows.set("t", "BIGINT", instantField(record, at, using.zone));
    }
    if (family === "accounts") {
      rows.set("owner", "VARCHAR", textField(record, "ownerId"));
      rows.set("known", "BOOLEAN", true);
    }
    addFields(fields, recordKind(record.kind), record);
  }

  #family(family: Family, using: RecordContext): { rows: ColumnBatch; fields: FieldWriter } {
    const rows = this.families.get(family) ?? startBatch(family);
    const fields =
      this.#writers.get(family) ?? new FieldWriter(rows, using.limits(family), using.dictionary, using.zone);
    this.families.set(family, rows);
    this.#writers.set(family, fields);
    return { rows, fields };
  }
}

/** The fixed columns without the versions, which the insert gives. */
function startBatch(family: Family): ColumnBatch {
  const columns = new Map(fixedColumns(family));
  columns.delete("v_from");
  columns.delete("v_to");
  return new ColumnBatch(columns);
}
