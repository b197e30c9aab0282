import { sessionTexts } from "@throughline/model";
import type { Columns, StoredType } from "../duck/column-batch.ts";
import type { FieldLetter } from "../relations.ts";

/**
 * A family is one logical table kept as parts: at most one open part that takes new rows, and closed ones. `delta`, `ct`
 * and `ect` hold the same event rows: new ones lie in `delta` until they are sorted into a run of `ct` and one of `ect`.
 */
export type Family =
  | "delta"
  | "ct"
  | "ect"
  | "sessions"
  | "customers"
  | "traits"
  | "accounts"
  | "products"
  | "campaigns"
  | "orders"
  | "opportunities"
  | "entries"
  | "exits";

const versions = { v_from: "INTEGER", v_to: "INTEGER" } as const;

/** What an event row is before its customer and account are known. */
export const rawEvent = {
  rid: "INTEGER",
  /** The identifier it is counted by: its user's, else its device's. */
  ident: "INTEGER",
  /** The device of an event that has a user too; it counts where the user id names nobody. */
  device: "INTEGER",
  own_account: "INTEGER",
  event: "INTEGER",
  kind: "INTEGER",
  t: "BIGINT",
  seq: "BIGINT",
  session: "INTEGER",
  product: "INTEGER",
  campaign: "INTEGER",
  order: "INTEGER",
} as const;

const event = { ...rawEvent, customer: "INTEGER", account: "INTEGER", ...versions } as const;
/** Collected events of one customer; `key` is the id that the sender gave, 0 where idle time ends it. `lo` to `hi` in ms. */
const session = {
  id: "INTEGER",
  customer: "INTEGER",
  key: "INTEGER",
  lo: "BIGINT",
  hi: "BIGINT",
  first_seq: "BIGINT",
  account: "INTEGER",
  named_first: "INTEGER",
  named_last: "INTEGER",
  events: "INTEGER",
  pages: "INTEGER",
  entry_t: "BIGINT",
  entry_seq: "BIGINT",
  exit_t: "BIGINT",
  exit_seq: "BIGINT",
  ...Object.fromEntries(sessionTexts.map((name) => [`s:${name}`, "INTEGER" as const])),
  ...versions,
} as const;
const named = { id: "INTEGER", key: "VARCHAR", ...versions } as const;

const fixed: Record<Family, Record<string, StoredType>> = {
  delta: event,
  ct: event,
  ect: event,
  sessions: session,
  customers: { ...named, firstSeen: "BIGINT", lastSeen: "BIGINT", identifiers: "INTEGER" },
  traits: { id: "INTEGER", ...versions },
  accounts: { ...named, owner: "VARCHAR", known: "BOOLEAN" },
  products: named,
  campaigns: named,
  orders: { ...named, account: "INTEGER", ident: "INTEGER", t: "BIGINT" },
  opportunities: { ...named, account: "INTEGER", t: "BIGINT" },
  /** Beginnings and ends of spells: one id for both, so that a row never changes. */
  entries: { id: "INTEGER", segment: "VARCHAR", ident: "INTEGER", account: "INTEGER", t: "BIGINT", ...versions },
  exits: { id: "INTEGER", t: "BIGINT", ...versions },
};

export const families = Object.keys(fixed) as readonly Family[];

export function fixedColumns(family: Family): Columns {
  return new Map(Object.entries(fixed[family]));
}

/** The order of a closed part: it is what makes a scan of one customer, or of one event, read little. */
export const sortedBy: Record<Family, string> = {
  delta: "rid",
  ct: "customer, t, seq",
  ect: "event, customer, t, seq",
  sessions: "customer, key, lo",
  customers: "id",
  traits: "id",
  accounts: "id",
  products: "id",
  campaigns: "id",
  orders: "id",
  opportunities: "id",
  entries: "segment, id",
  exits: "id",
};

export const letterTypes: Record<FieldLetter, StoredType> = {
  s: "INTEGER",
  n: "DOUBLE",
  d: "DECIMAL(18,4)",
  b: "BOOLEAN",
  t: "BIGINT",
  l: "INTEGER[]",
};

/** The stored type of a field column by its letter, e.g. `s:country`. */
export function fieldType(column: string): StoredType | undefined {
  return column[1] === ":" ? letterTypes[column[0] as FieldLetter] : undefined;
}
