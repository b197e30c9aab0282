import { anonymousIdentifier, foldText, statement, userIdentifier } from "@throughline/model";
import type { EventRecord } from "@throughline/sources";
import { ColumnBatch, type StoredValue } from "../duck/column-batch.ts";
import type { IdentityMap } from "../identity/identity-map.ts";
import { rawEvent } from "../projections/families.ts";
import type { Dictionary } from "./dictionary.ts";
import type { FieldWriter } from "./field-writer.ts";
import { flatten } from "./flatten.ts";

const dayLength = 86_400_000;

/** An event before its properties: what collected and business events have in common. */
export interface EventHead {
  readonly source: string;
  readonly key: string;
  readonly kind: 0 | 1;
  readonly event: number;
  readonly t: number;
  readonly seq: number;
  /** Seq of the store's row it was made from. */
  readonly storeSeq: number;
  readonly ident: number | null;
  readonly device?: number | null;
  readonly account: number | null;
  readonly session?: number;
  readonly product?: number | null;
  readonly campaign?: number | null;
  readonly order?: number | null;
  /** Not of the customer's doing nor of the business': it brings nobody into being and is no last sign of anybody. */
  readonly ofOurs?: boolean;
}

/** Event rows on their way in: their columns, and beside them where each one came from. */
export class EventRows {
  readonly rows = new ColumnBatch(new Map(Object.entries(rawEvent)));
  readonly keys = new ColumnBatch(
    new Map([
      ["rid", "INTEGER"],
      ["source", "VARCHAR"],
      ["key", "VARCHAR"],
      ["kind", "INTEGER"],
      ["seq", "BIGINT"],
      ["day", "INTEGER"],
    ] as const),
  );
  readonly #idents = new Set<number>();
  #rid: number;

  constructor(lastRid: number) {
    this.#rid = lastRid;
  }

  get lastRid(): number {
    return this.#rid;
  }

  add(head: EventHead): void {
    const rid = ++this.#rid;
    const { rows, keys } = this;
    rows.next();
    rows.set("rid", "INTEGER", rid);
    rows.set("ident", "INTEGER", head.ident);
    rows.set("device", "INTEGER", head.device ?? null);
    rows.set("own_account", "INTEGER", head.account);
    rows.set("event", "INTEGER", head.event);
    rows.set("kind", "INTEGER", head.kind);
    rows.set("t", "BIGINT", head.t);
    rows.set("seq", "BIGINT", head.seq);
    rows.set("session", "INTEGER", head.session ?? null);
    rows.set("product", "INTEGER", head.product ?? null);
    rows.set("campaign", "INTEGER", head.campaign ?? null);
    rows.set("order", "INTEGER", head.order ?? null);
    keys.next();
    keys.set("rid", "INTEGER", rid);
    keys.set("source", "VARCHAR", head.source);
    keys.set("key", "VARCHAR", head.key);
    keys.set("kind", "INTEGER", head.kind);
    keys.set("seq", "BIGINT", head.storeSeq);
    keys.set("day", "INTEGER", Math.floor(head.t / dayLength));
    if (head.ofOurs) return;
    for (const ident of [head.ident, head.device ?? null]) if (ident !== null) this.#idents.add(ident);
  }

  /** Customers of the identifiers that occur. */
  customers(identity: IdentityMap): ReadonlySet<number> {
    const all = new Set([...this.#idents].map((ident) => identity.customer(ident)));
    all.delete(0);
    return all;
  }

  /** Fills in the customer of each row: its identifier's, or its device's where that names nobody. */
  place(identity: IdentityMap): void {
    const [ident, device] = [this.rows.column("ident", "INTEGER"), this.rows.column("device", "INTEGER")];
    const customer = this.rows.column("customer", "INTEGER");
    const of = (id: StoredValue) => (id === null ? 0 : identity.customer(Number(id)));
    for (let row = 0; row < this.rows.rows; row++) customer.set(row, of(ident.get(row)) || of(device.get(row)) || null);
  }
}

/** Even numbers are collected events, odd ones business events: the two stores' numbers never tie. */
export function collectedSeq(seq: number): number {
  return seq * 2;
}

/** A collected event as a row. Context is kept under `context.`, what an identify states under `traits`. */
export function addCollectedEvent(
  into: EventRows,
  record: EventRecord,
  using: { dictionary: Dictionary; identity: IdentityMap; fields: FieldWriter },
): void {
  const { dictionary, identity, fields } = using;
  const session = record.context["sessionId"];
  const head: EventHead = {
    source: record.source,
    key: record.messageId,
    kind: 0,
    event: dictionary.event(record.event, 0),
    t: record.timestamp,
    seq: collectedSeq(record.seq),
    storeSeq: record.seq,
    ...identsOf(record, identity),
    account: record.groupId === undefined ? null : dictionary.entity("account", record.groupId),
    ...(typeof session === "string" || typeof session === "number"
      ? { session: dictionary.string(String(session)) }
      : {}),
  };
  into.add(head);
  const states = foldText(record.event) === foldText(statement);
  flatten(record.properties, "", (name, leaf) => {
    if (!states || !isStated(name)) fields.leaf(name, leaf);
  });
  flatten(record.context, "context.", (name, leaf) => {
    if (name !== "context.sessionId") fields.leaf(name, leaf);
  });
  if (record.type === "identify") addStatement(record.traits, fields);
}

/** Only the traits of an identify message are statements: properties of an event that is called like it are none. */
const isStated = (name: string): boolean => name === "traits" || name.startsWith("traits.");

/** What a customer states: the names in `traits`, also of those taken back; the values under `traits.`. */
function addStatement(traits: EventRecord["traits"], fields: FieldWriter): void {
  const names = Object.keys(traits);
  if (names.length === 0) return;
  fields.leaf("traits", names);
  flatten(traits, "traits.", (name, leaf) => fields.leaf(name, leaf));
}

function identsOf({ userId, anonymousId }: EventRecord, identity: IdentityMap) {
  const device = anonymousId === undefined ? null : identity.ident(anonymousIdentifier(anonymousId));
  return userId === undefined ? { ident: device } : { ident: identity.ident(userIdentifier(userId)), device };
}
